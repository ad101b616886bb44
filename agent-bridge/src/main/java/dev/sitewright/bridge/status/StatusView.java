package dev.sitewright.bridge.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the agent stands.
 *
 * @param model {@code provider/model} that works; absent until the server was started
 * @param demoModel whether pages come from the built-in demo model and not from an AI model
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusView(OpenCode opencode, @Nullable String model, boolean demoModel) {
    /**
     * The OpenCode server.
     *
     * @param version absent while it does not answer
     * @param problem why it does not answer, in one sentence; absent when it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OpenCode(
            @Nullable String version,
            boolean healthy,
            @Nullable String problem) {}
}
