package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Facts about what models made up for projects, told by agent-bridge; project-service decides what it takes over. */
public sealed interface IdentityFact extends Fact {
    /** @return the project it was made up for */
    String projectId();

    @Override
    default String subject() {
        return projectId();
    }

    /**
     * The fast model has made up what a project is called and looks like.
     *
     * @param name what people may call it
     * @param slug the name for addresses, not yet made unique
     * @param icon one emoji
     * @param description one sentence
     */
    @JsonTypeName("project.identified")
    record ProjectIdentified(String projectId, String name, String slug, String icon, String description)
            implements IdentityFact {}
}
