package dev.sitewright.gateway.access;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered by {@link AuthResource}. */
final class AuthBodies {
    private AuthBodies() {}

    /** Who wants tokens. */
    @Schema(
            name = "TokenRequest",
            description = "Who wants tokens: a name and its password, or nobody when a session cookie says it.")
    record Ask(
            @Schema(description = "The account's name, in any case.", examples = "ada") @Nullable String username,

            @Schema(description = "Its password.", examples = "correct horse battery") @Nullable String password,

            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = String.class,
                    description = "What the tokens may do at most; all that the account may unless you say.",
                    examples = "[\"projects:read\"]")
            @Nullable List<@Nullable String> scopes) {
        @Override
        public String toString() {
            return "Ask[…]"; // passwords never into a log
        }
    }

    /** A refresh token. */
    @Schema(name = "RefreshToken", description = "A refresh token.")
    record Refresh(
            @Schema(
                    description = "As it was answered.",
                    examples = "swr_6Zt0vXo2LqkP1mYc8rWb4HnD9aJfEsGu0a1B2c",
                    required = true)
            @Nullable String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    /** Tokens, in the words of RFC 6749. */
    @Schema(name = "TokenPair", description = "An access token, and what gets the next one.")
    record Pair(
            @Schema(
                    description =
                            "To be sent as `Authorization: Bearer …`. A JWT; verify it with `/.well-known/jwks.json`.",
                    examples = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2ln")
            String accessToken,

            @Schema(description = "How it is sent.", examples = "Bearer")
            String tokenType,

            @Schema(description = "For how many seconds it is good.", examples = "600")
            long expiresIn,

            @Schema(description = "Gets the next pair, once.", examples = "swr_6Zt0vXo2LqkP1mYc8rWb4HnD9aJfEsGu0a1B2c")
            String refreshToken,

            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = String.class,
                    description = "What they may do, as far as the account may.",
                    examples = "[\"projects:read\"]")
            List<String> scopes) {
        @Override
        public String toString() {
            return "Pair[…]"; // tokens never into a log
        }
    }
}
