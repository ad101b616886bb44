package dev.sitewright.projects.project;

import java.util.Locale;

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

    /** @return the name on the wire */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the state behind a name from the table; fails with {@link IllegalArgumentException} for one that is none */
    static WantedState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
