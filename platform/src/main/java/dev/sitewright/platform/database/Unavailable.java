package dev.sitewright.platform.database;

import io.vertx.pgclient.PgException;
import jakarta.ws.rs.ProcessingException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves from those that do not. */
public final class Unavailable {
    /**
     * PostgreSQL's own words for "not now" (its manual, appendix A): shutdown or start under way, too many connections, a deadlock or a
     * serialization failure whose victim we were.
     */
    private static final Set<String> STATES =
            Set.of("57P01", "57P02", "57P03", "53300", "40001", "40P01", "25P03", "08000", "08003", "08006", "08P01");

    private Unavailable() {}

    /** @return whether the database was away, or threw the work out, and the same may succeed later */
    public static boolean isReasonOf(Throwable failure) {
        var calledElsewhere = causes(failure).anyMatch(ProcessingException.class::isInstance);
        return !calledElsewhere && causes(failure).anyMatch(Unavailable::isAway);
    }

    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case PgException answer -> STATES.contains(String.valueOf(answer.getSqlState()));
            case SocketException broken -> true;
            case ClosedChannelException closed -> true;
            default -> isLostConnection(cause);
        };
    }

    /** The client's own failures have no types that are open to us. */
    private static boolean isLostConnection(Throwable cause) {
        var said = String.valueOf(cause.getMessage());
        return cause.getClass().getName().startsWith("io.vertx.")
                && (said.contains("onnection") || said.contains("Timeout") || said.contains("losed"));
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
                .limit(20); // a cause may be its own cause, by way of others
    }
}
