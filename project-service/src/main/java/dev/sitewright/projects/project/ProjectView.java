package dev.sitewright.projects.project;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project as its owner sees it.
 *
 * @param id {@code prj_…}
 * @param name what people call it
 * @param slug the name as it stands in addresses, unique per owner
 * @param icon one emoji
 * @param description one sentence: a model's, or the beginning of the prompt
 * @param prompt the first prompt, whole
 * @param template what the workspace was made from
 * @param wantedState {@code created}, {@code running}, {@code stopped} or {@code deleted}
 * @param observedState {@code unknown}, {@code starting}, {@code healthy}, {@code unhealthy}, {@code crashed} or {@code missing}
 * @param previewUrl where the preview answers; null unless healthy
 * @param sessionId the agent's session; null until it is open
 * @param agentState {@code waiting}, {@code working}, {@code idle} or {@code failed}
 * @param createdAt when it was asked for
 * @param updatedAt when anything of the above last changed
 * @param version grows with every change of the row
 */
record ProjectView(
        String id,
        String name,
        String slug,
        String icon,
        String description,
        String prompt,
        String template,
        String wantedState,
        String observedState,
        @Nullable String previewUrl,
        @Nullable String sessionId,
        String agentState,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {}
