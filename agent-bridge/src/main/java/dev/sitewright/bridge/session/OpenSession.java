package dev.sitewright.bridge.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a project's main session.
 *
 * @param ownerId the user whose project it is
 * @param title null to let the agent find one
 */
public record OpenSession(
        @NotBlank String ownerId, @Nullable @Size(max = 200) String title) {}
