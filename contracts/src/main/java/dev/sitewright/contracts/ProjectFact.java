package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** Facts about projects, told by project-service. */
public sealed interface ProjectFact extends Fact {
    /** @return the project it happened to */
    String projectId();

    @Override
    default String subject() {
        return projectId();
    }

    /**
     * A project came into being; its workspace and preview follow.
     *
     * @param ownerId the user whose project it is
     * @param name what people call it, made from the prompt until something better is known
     * @param slug the name as it stands in addresses, unique per owner
     * @param prompt the first prompt, whole
     * @param template the template its workspace is made from
     */
    @JsonTypeName("project.created")
    record ProjectCreated(String projectId, String ownerId, String name, String slug, String prompt, String template)
            implements ProjectFact {}

    /**
     * A project is called otherwise.
     *
     * @param name what people call it from now on
     * @param slug the name as it stands in addresses from now on
     */
    @JsonTypeName("project.renamed")
    record ProjectRenamed(String projectId, String name, String slug) implements ProjectFact {}

    /**
     * A project looks otherwise in lists.
     *
     * @param icon one emoji from now on
     * @param description one sentence from now on
     */
    @JsonTypeName("project.described")
    record ProjectDescribed(String projectId, String icon, String description) implements ProjectFact {}

    /**
     * Somebody, or a rule, wants another state of the project.
     *
     * @param from the wanted state until now: {@code created}, {@code running}, {@code stopped} or {@code deleted}
     * @param to the wanted state from now on
     */
    @JsonTypeName("project.wanted-state.changed")
    record ProjectWantedStateChanged(String projectId, String from, String to) implements ProjectFact {}

    /**
     * The project's preview was seen in another state.
     *
     * @param from until now: {@code unknown}, {@code starting}, {@code healthy}, {@code unhealthy}, {@code crashed} or {@code missing}
     * @param to from now on
     * @param previewUrl where the preview answers; null unless healthy
     */
    @JsonTypeName("project.observed-state.changed")
    record ProjectObservedStateChanged(
            String projectId,
            String from,
            String to,
            @Nullable String previewUrl) implements ProjectFact {}
}
