package dev.sitewright.gateway.token;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How lists of tokens look in the API's document; they are read and written by platform's kit. */
final class TokenSchemas {
    private TokenSchemas() {}

    /** Body of {@code POST}. */
    @Schema(name = "CreateTokens", description = "Tokens to make.")
    record Create(
            @Schema(description = "1 to 100 tokens to make.", required = true, minItems = 1, maxItems = 100)
            List<CreateToken> items) {}

    /** Fields that can be changed. */
    @Schema(name = "TokenPatch", description = "What to change; what is left out stays.")
    record Patch(
            @Schema(description = "What you call it: 1 to 100 characters.", examples = "Nightly build") @Nullable String name,

            @Schema(
                    description = "What the agent may cost that works for it; null takes the limit away.",
                    nullable = true)
            @Nullable Money spendingCap) {}

    /** One item of {@code PATCH}. */
    @Schema(name = "TokenPatchItem", description = "A change of one token.")
    record PatchItem(
            @Schema(description = "Which token.", required = true, examples = "tok_0199c6a01f2e7000a1b2c3d4e5f60718")
            String id,

            @Schema(description = "The version that you have seen.", required = true, examples = "0")
            long version,

            @Schema(description = "What to change of it.", required = true)
            Patch patch) {}

    /** Body of {@code PATCH}. */
    @Schema(name = "PatchTokens", description = "Changes of tokens.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another token.",
                    required = true,
                    minItems = 1,
                    maxItems = 100)
            List<PatchItem> items) {}

    /** One item of {@code :delete}. */
    @Schema(name = "TokenTarget", description = "One version of a token.")
    record Target(
            @Schema(description = "Which token.", required = true, examples = "tok_0199c6a01f2e7000a1b2c3d4e5f60718")
            String id,

            @Schema(description = "The version that you have seen.", required = true, examples = "0")
            long version) {}

    /** Body of {@code :delete}. */
    @Schema(name = "DeleteTokens", description = "Tokens to end.")
    record Targets(
            @Schema(description = "1 to 100 tokens to end.", required = true, minItems = 1, maxItems = 100)
            List<Target> items) {}

    /** Answer about a list. */
    @Schema(name = "Tokens", description = "The tokens, in the order of the items that were sent.")
    record All(
            @Schema(description = "The tokens, in the order of the request's items.")
            List<TokenView> items) {}
}
