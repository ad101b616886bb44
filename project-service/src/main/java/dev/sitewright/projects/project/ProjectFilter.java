package dev.sitewright.projects.project;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of their projects an owner wants listed.
 *
 * @param wantedStates separated by commas; null for all
 * @param observedStates separated by commas; null for all
 * @param text that name, slug or prompt must hold; null for any
 */
record ProjectFilter(
        @Nullable String wantedStates,
        @Nullable String observedStates,
        @Nullable String text) {
    private static final Set<String> WANTED = Set.of("created", "running", "stopped", "deleted");
    private static final Set<String> OBSERVED =
            Set.of("unknown", "starting", "healthy", "unhealthy", "crashed", "missing");
    private static final int LONGEST_TEXT = 200;

    /** @return the condition; throws {@link ProblemException} for a state that is none, or a text that no project can hold */
    Where<Project> where() {
        var parts = new ArrayList<Where<Project>>();
        if (wantedStates != null) {
            parts.add(states("?wantedState", ProjectFields.WANTED_STATE, wantedStates, WANTED));
        }
        if (observedStates != null) {
            parts.add(states("?observedState", ProjectFields.OBSERVED_STATE, observedStates, OBSERVED));
        }
        if (text != null) {
            parts.add(holding(text));
        }
        return parts.isEmpty() ? new Where.Everything<>("the owner lists their projects") : new Where.All<>(parts);
    }

    /** @return what makes the list another, for its cursors */
    List<String> words() {
        return Stream.of(wantedStates, observedStates, text)
                .map(word -> Objects.requireNonNullElse(word, "\0"))
                .toList();
    }

    private static Where<Project> states(String place, Field<Project, String> field, String words, Set<String> known) {
        var asked = List.of(words.split(",", -1));
        if (!known.containsAll(asked)) {
            throw refused(
                    place,
                    FaultType.UNKNOWN_VALUE,
                    "is no list of " + String.join(", ", known.stream().sorted().toList()));
        }
        return new Where.In<>(field, asked);
    }

    private static Where<Project> holding(String text) {
        if (!Texts.canBeKept(text)) {
            throw refused("?text", FaultType.INVALID_CHARACTER, "holds U+0000 or half a character");
        }
        if (text.length() > LONGEST_TEXT) {
            throw refused("?text", FaultType.TOO_LONG, "is longer than " + LONGEST_TEXT + " characters");
        }
        return new Where.Holding<>(List.of(ProjectFields.NAME, ProjectFields.SLUG, ProjectFields.PROMPT), text);
    }

    private static ProblemException refused(String place, FaultType fault, String detail) {
        return new ProblemException(Problem.invalid(fault.at(place, detail)));
    }
}
