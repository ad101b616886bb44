package dev.sitewright.gateway.limits;

import java.util.Locale;

/** What a call costs, roughly: each class has limits of its own. */
public enum CallClass {
    /** Changes nothing. */
    READ,
    /** Changes what is there. */
    WRITE,
    /** Makes something new that works on by itself. */
    CREATE,
    /** Has an agent work, which costs money. */
    PROMPT;

    /** @return its name in settings and header fields */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether it makes costs that cannot be taken back, so that nobody does it uncounted */
    public boolean isCostly() {
        return this == CREATE || this == PROMPT;
    }
}
