package dev.sitewright.bridge.signin;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a person to sign in to a provider. It is used once: whatever ends it ends it for good.
 *
 * @param scopeId whose the connection is to be: the person's id, or {@code installation}
 * @param method its place in OpenCode's list of the provider's methods
 * @param kind {@code code}: the provider shows a code, which is to be brought here; {@code auto}: it tells OpenCode by itself
 * @param reason why nothing came of it: {@code refused}, {@code network}, {@code interrupted}; null otherwise
 * @param connectionId what came of it
 */
record SignIn(
        String id,
        long version,
        String ownerId,
        String scopeId,
        String provider,
        int method,
        String label,
        State state,
        String kind,
        String url,
        String instructions,
        @Nullable String reason,
        @Nullable String connectionId,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt)
        implements Versioned {
    static final String AUTO = "auto";

    /** Where it stands. */
    enum State {
        /** The person is at the provider's. */
        WAITING,
        /** There is a connection. */
        FINISHED,
        /** The provider, or the way to it, said no. */
        FAILED,
        /** The person wants it no more. */
        CANCELLED,
        /** It was not finished in time. */
        EXPIRED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isAuto() {
        return AUTO.equals(kind);
    }
}
