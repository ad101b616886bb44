package dev.sitewright.projects.project;

import dev.sitewright.contracts.ProjectFact;
import java.util.List;

/** What came of taking a fact into a {@link Project}. */
public sealed interface Effect {
    /**
     * The row is another now.
     *
     * @param told the facts to tell about it, in the same transaction
     */
    record Changed(List<ProjectFact> told) implements Effect {}

    /** It was known already. */
    record Nothing() implements Effect {}

    /**
     * The fact cannot follow what is known: it is late, or somebody erred.
     *
     * @param by what stands against it, for the log
     */
    record Refused(String by) implements Effect {}
}
