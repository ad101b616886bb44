package dev.sitewright.projects.project;

import java.util.Locale;

/** Who gave a project its name; the wire name is in lower case. */
enum NamedBy {
    /** A person: nobody else changes it. */
    OWNER,
    /** Nobody yet: it was made from the prompt. */
    PROMPT,
    /** A model. */
    MODEL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NamedBy of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
