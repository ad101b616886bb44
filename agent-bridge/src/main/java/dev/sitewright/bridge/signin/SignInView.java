package dev.sitewright.bridge.signin;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as its owner sees it.
 *
 * @param scope {@code own} or {@code installation}
 * @param state {@code waiting}, {@code finished}, {@code failed}, {@code cancelled}, {@code expired}
 * @param url where the person signs in
 */
record SignInView(
        String id,
        String scope,
        String provider,
        int method,
        String label,
        String state,
        String kind,
        String url,
        String instructions,
        @Nullable String reason,
        @Nullable String connectionId,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt,
        long version)
        implements Versioned {
    static SignInView of(SignIn one) {
        return new SignInView(
                one.id(),
                one.scopeId().equals(one.ownerId()) ? "own" : one.scopeId(),
                one.provider(),
                one.method(),
                one.label(),
                one.state().word(),
                one.kind(),
                one.url(),
                one.instructions(),
                one.reason(),
                one.connectionId(),
                one.createdAt(),
                one.updatedAt(),
                one.expiresAt(),
                one.version());
    }

    /** What the audit log keeps: the address holds what belongs to this attempt alone. */
    record Noted(String provider, String scope, String state) {
        static Noted of(SignIn one) {
            var seen = SignInView.of(one);
            return new Noted(seen.provider(), seen.scope(), seen.state());
        }
    }
}
