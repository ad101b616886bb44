package dev.sitewright.projects.project;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the owner wants of a project's preview. The names on the wire and in the table are these in lower case. */
public enum WantedState {
    /** Nothing has been asked for yet. */
    CREATED,
    /** The preview shall run; the reconciler brings it back when it is gone. */
    RUNNING,
    /** The preview shall not run. */
    STOPPED,
    /** Everything about the project shall go. */
    DELETED;

    /** @return the state that an owner may ask for by this name; empty when it is none, or follows by other means */
    static Optional<WantedState> ofOwner(String wireName) {
        return Stream.of(RUNNING, STOPPED)
                .filter(state -> state.wireName().equals(wireName))
                .findFirst();
    }

    /** @return the name on the wire */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the state behind a name from the table; fails with {@link IllegalArgumentException} for one that is none */
    static WantedState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
