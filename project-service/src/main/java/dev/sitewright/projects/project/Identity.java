package dev.sitewright.projects.project;

import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.contracts.ProjectFact.ProjectDescribed;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a model made up for a project, as far as it can be taken over. It was checked where it was made; what others told is checked
 * here, too.
 *
 * @param name what people may call the project
 * @param slug the name for addresses, not yet made unique
 */
record Identity(ProjectName name, Slug slug, String icon, String description) {
    private static final int ICON_LENGTH = 16;
    private static final int DESCRIPTION_LENGTH = 200;

    /** @return the same, checked; empty when the tables would not take it */
    static Optional<Identity> of(ProjectIdentified told) {
        var name = told.name().strip();
        var fits = isLine(name, ProjectName.MAX_CODE_POINTS)
                && isLine(told.icon(), ICON_LENGTH)
                && isLine(told.description(), DESCRIPTION_LENGTH)
                && Slug.isOne(told.slug());
        return fits
                ? Optional.of(
                        new Identity(new ProjectName(name), new Slug(told.slug()), told.icon(), told.description()))
                : Optional.empty();
    }

    /**
     * Is taken over by a project, and what is new about it is told. A name that its owner chose stays, with its slug.
     *
     * @param taken slugs of the owner that are alike
     */
    void into(Project project, Set<String> taken, Consequences told, Instant now) {
        if (project.wantedState() == WantedState.DELETED) {
            return;
        }
        if (project.looks().namedBy() != NamedBy.OWNER) {
            var others = new HashSet<>(taken);
            others.remove(project.slug());
            project.looks().nameBy(NamedBy.MODEL);
            project.rename(name.value(), slug.firstFree(others).value(), told, now);
        }
        if (project.looks().become(icon, description)) {
            project.touch(now);
            told.tell(new ProjectDescribed(project.id(), icon, description));
        }
    }

    private static boolean isLine(String text, int most) {
        return !text.isBlank()
                && Texts.canBeKept(text)
                && text.chars().noneMatch(Character::isISOControl)
                && text.codePointCount(0, text.length()) <= most;
    }
}
