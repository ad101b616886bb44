package dev.sitewright.platform.messaging;

import java.util.Objects;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of the request behind what is being worked on: in the log, and on every message that the work causes. */
public final class Correlation {
    private static final String KEY = "correlationId";

    private Correlation() {}

    /** Says which request the current work belongs to; null when none is known. */
    public static void set(@Nullable String id) {
        if (id == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, id);
        }
    }

    /** @return the request the current work belongs to, or null */
    public static @Nullable String current() {
        return Objects.toString(MDC.get(KEY), null);
    }
}
