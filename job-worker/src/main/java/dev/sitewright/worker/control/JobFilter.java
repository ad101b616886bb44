package dev.sitewright.worker.control;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are wanted.
 *
 * @param states separated by commas; null for all
 * @param kinds separated by commas; null for all
 * @param projectId of this project; null for any
 * @param ownerId of this user; null for any
 * @param correlationId of this request; null for any
 */
record JobFilter(
        @Nullable String states,
        @Nullable String kinds,
        @Nullable String projectId,
        @Nullable String ownerId,
        @Nullable String correlationId) {
    private static final Set<String> KNOWN =
            Set.of("scheduled", "available", "running", "retryable", "completed", "cancelled", "discarded");
    private static final int LONGEST = 200;

    /** @return the same; throws {@link ProblemException} for a state that is none, an id that is none, or a text that no job has */
    JobFilter checked() {
        if (states != null && !KNOWN.containsAll(stateList())) {
            throw refused(
                    "?state",
                    FaultType.UNKNOWN_VALUE,
                    "is no list of " + String.join(", ", KNOWN.stream().sorted().toList()));
        }
        if (projectId != null && !Ids.isValid("prj", projectId)) {
            throw refused("?projectId", FaultType.WRONG_FORM, "is no project's id");
        }
        if (ownerId != null && !Ids.isValid("usr", ownerId)) {
            throw refused("?ownerId", FaultType.WRONG_FORM, "is no user's id");
        }
        requireText("?kind", kinds);
        requireText("?correlationId", correlationId);
        return this;
    }

    private static void requireText(String place, @Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            throw refused(place, FaultType.TOO_LONG, "is longer than " + LONGEST + " characters");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw refused(place, FaultType.INVALID_CHARACTER, "holds U+0000");
        }
    }

    /** @return the wanted states; empty for all */
    List<String> stateList() {
        return states == null ? List.of() : List.of(states.split(",", -1));
    }

    /** @return the wanted kinds; null for all */
    String @Nullable [] kindList() {
        return kinds == null ? null : kinds.split(",", -1);
    }

    /** @return what makes the list another, for its cursors */
    List<String> words(Viewer viewer) {
        return Stream.of(viewer.ownerId(), states, kinds, projectId, ownerId, correlationId)
                .map(word -> Objects.requireNonNullElse(word, "\0"))
                .toList();
    }

    private static ProblemException refused(String place, FaultType fault, String detail) {
        return new ProblemException(Problem.invalid(fault.at(place, detail)));
    }
}
