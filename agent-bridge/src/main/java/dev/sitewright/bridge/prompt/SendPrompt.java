package dev.sitewright.bridge.prompt;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Gives the agent a prompt.
 *
 * @param text what the person wrote
 */
public record SendPrompt(
        @NotBlank String projectId,
        @NotBlank String sessionId,

        @NotBlank @Size(max = 65_536) @Pattern(regexp = "[^\\u0000]*", message = "must not hold U+0000") String text) {}
