package dev.sitewright.platform.token;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was found good, as long as they are and the keys are the same: a caller comes again with one, and to prove a
 * signature takes longer than most of what is asked for. Whoever it names is taken from it each time.
 */
final class ProvenTokens {
    private static final int MOST = 1_000;

    private final Map<String, Proven> proven = new LinkedHashMap<>(16, 0.75f, true) { // guarded by this
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Proven> eldest) {
                    return size() > MOST;
                }
            };

    private record Proven(JWTCallerPrincipal caller, List<JsonWebKey> keys, NumericDate end) {}

    /** @return the caller that was proven by these very keys, before the token's end */
    @SuppressWarnings("ReferenceEquality") // a file that was read anew gives another list
    synchronized Optional<JWTCallerPrincipal> find(String token, List<JsonWebKey> keys) {
        var known = proven.get(token);
        if (known == null) {
            return Optional.empty();
        }
        if (known.keys() != keys || !NumericDate.now().isBefore(known.end())) {
            proven.remove(token);
            return Optional.empty();
        }
        return Optional.of(known.caller());
    }

    /** Remembers a caller until the token ends. */
    synchronized void keep(String token, JWTCallerPrincipal caller, List<JsonWebKey> keys, @Nullable NumericDate end) {
        if (end != null) {
            proven.put(token, new Proven(caller, keys, end));
        }
    }
}
