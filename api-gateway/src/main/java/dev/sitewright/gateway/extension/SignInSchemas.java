package dev.sitewright.gateway.extension;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about signing in to providers in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class SignInSchemas {
    private SignInSchemas() {}

    @Schema(name = "AuthMethod", description = "A way to connect a provider.")
    record Method(
            @Schema(description = "The provider's name.", examples = "openai", required = true)
            String provider,

            @Schema(description = "Its number among the provider's methods.", examples = "0", required = true)
            int method,

            @Schema(
                    description = "`oauth`: sign in, see `/sign-ins`; `api`: a key, see `/provider-connections`.",
                    examples = "oauth",
                    enumeration = {"oauth", "api"},
                    required = true)
            String type,

            @Schema(description = "What to call it.", examples = "ChatGPT Pro/Plus", required = true)
            String label,

            @Schema(description = "What the method wants to know before.", required = true)
            List<Prompt> prompts) {}

    @Schema(name = "AuthPrompt", description = "Something to be said before signing in.")
    record Prompt(
            @Schema(
                    description = "Any text, or one of the options.",
                    examples = "text",
                    enumeration = {"text", "select"},
                    required = true)
            String type,

            @Schema(description = "Its name among the inputs.", examples = "instanceUrl", required = true)
            String key,

            @Schema(description = "The question.", examples = "Address of your instance", required = true)
            String message,

            @Schema(
                    description = "An example; null when there is none.",
                    examples = "https://gitlab.com",
                    required = true)
            @Nullable String placeholder,

            @Schema(description = "Of a `select`.", required = true)
            List<Option> options,

            @Schema(description = "When it is asked; null for always.", required = true) @Nullable When when) {}

    @Schema(name = "AuthOption", description = "A choice.")
    record Option(
            @Schema(description = "What to call it.", examples = "GitHub.com", required = true)
            String label,

            @Schema(description = "What to send.", examples = "github.com", required = true)
            String value,

            @Schema(description = "More about it; null when there is none.", examples = "Public", required = true)
            @Nullable String hint) {}

    @Schema(name = "AuthCondition", description = "An answer on which a prompt depends.")
    record When(
            @Schema(description = "The other prompt.", examples = "deploymentType", required = true)
            String key,

            @Schema(
                    description = "`eq`: it was answered so; `neq`: it was not.",
                    examples = "eq",
                    enumeration = {"eq", "neq"},
                    required = true)
            String op,

            @Schema(description = "The answer.", examples = "enterprise", required = true)
            String value) {}

    @Schema(name = "AuthMethods", description = "Ways to connect providers.")
    record Methods(
            @Schema(description = "By provider and number.", required = true)
            List<Method> items,

            @Schema(description = "Always null: they fit on one page.", required = true) @Nullable String nextCursor) {}

    @Schema(name = "NewSignIn", description = "An attempt to begin.")
    record New(
            @Schema(
                    description = "The provider's name.",
                    examples = "openai",
                    minLength = 1,
                    maxLength = 64,
                    required = true)
            String provider,

            @Schema(
                    description = "The method's number, see `/auth-methods`.",
                    examples = "0",
                    minimum = "0",
                    maximum = "99",
                    required = true)
            int method,

            @Schema(
                    description = "What the method wants to know before, by the prompts' keys.",
                    examples = "{\"instanceUrl\": \"https://gitlab.com\"}")
            @Nullable Map<String, String> inputs) {}

    @Schema(name = "SignIn", description = "An attempt to sign in to a provider. It is used once.")
    record One(
            @Schema(description = "The id.", examples = "sgn_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(
                    description = "Whose the connection is to be.",
                    examples = "own",
                    enumeration = {"own", "installation"},
                    required = true)
            String scope,

            @Schema(description = "The provider's name.", examples = "openai", required = true)
            String provider,

            @Schema(description = "The method's number.", examples = "0", required = true)
            int method,

            @Schema(description = "The method's name.", examples = "ChatGPT Pro/Plus", required = true)
            String label,

            @Schema(
                    description = "`waiting`: for the person, or the provider; the others are ends.",
                    examples = "waiting",
                    enumeration = {"waiting", "finished", "failed", "cancelled", "expired"},
                    required = true)
            String state,

            @Schema(
                    description =
                            "`code`: bring the code that the provider shows to `finish`; `auto`: the provider tells by itself.",
                    examples = "code",
                    enumeration = {"auto", "code"},
                    required = true)
            String kind,

            @Schema(
                    description = "Where to sign in.",
                    examples = "https://auth.example.com/authorize?state=x",
                    required = true)
            String url,

            @Schema(description = "What to do there.", examples = "Enter code: ABCD-1234", required = true)
            String instructions,

            @Schema(
                    description =
                            "Why nothing came of it: the provider said no, did not answer, or Sitewright was restarted. Null otherwise.",
                    examples = "refused",
                    enumeration = {"refused", "network", "interrupted"},
                    required = true)
            @Nullable String reason,

            @Schema(
                    description = "The connection that came of it; null before `finished`.",
                    examples = "con_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            @Nullable String connectionId,

            @Schema(description = "Since when.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant createdAt,

            @Schema(description = "When it moved last.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant updatedAt,

            @Schema(description = "Until when it can be finished.", examples = "2026-11-21T10:25:30Z", required = true)
            Instant expiresAt,

            @Schema(description = "Its version.", examples = "1", required = true)
            long version) {}

    @Schema(name = "SignIns", description = "Attempts to sign in.")
    record All(
            @Schema(description = "The newest first, 100 at most.", required = true)
            List<One> items,

            @Schema(description = "Always null: they fit on one page.", required = true) @Nullable String nextCursor) {}

    @Schema(name = "FinishSignIn", description = "What the provider showed.")
    record Finish(
            @Schema(
                    description = "The code, where the kind is `code`; else leave it out.",
                    examples = "4/0AbCdEf",
                    minLength = 1,
                    maxLength = 4096,
                    writeOnly = true)
            @Nullable String code) {}
}
