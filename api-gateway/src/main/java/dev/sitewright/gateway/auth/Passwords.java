package dev.sitewright.gateway.auth;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Hashes and checks passwords beside the event loop, two at a time, so that a flood of logins cannot take all memory and all processors. */
@ApplicationScoped
class Passwords {
    private static final int AT_A_TIME = 2;

    private final WorkerExecutor workers;
    private final AuthConfig.Argon2 strength;
    private final Uni<String> nobodys;

    Passwords(Vertx vertx, AuthConfig config) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", AT_A_TIME);
        this.strength = config.argon2();
        this.nobodys = hash(SessionToken.random().value()).memoize().indefinitely();
    }

    /**
     * What a check showed.
     *
     * @param fits whether it was the right password
     * @param stronger a hash to store in place of the old one, whose parameters are out of date
     */
    record Checked(boolean fits, Optional<String> stronger) {}

    /** @return the password's hash, as it is stored */
    Uni<String> hash(String password) {
        return workers.executeBlocking(() -> PasswordHash.of(password, strength).phc(), false);
    }

    /** Checks a password against what is stored. */
    Uni<Checked> check(String password, String stored) {
        return workers.executeBlocking(() -> checked(password, PasswordHash.parse(stored)), false);
    }

    /** Does the work of {@link #check} for an account that does not exist, so that the time of the answer does not tell. */
    Uni<Checked> checkNobodys(String password) {
        return nobodys.chain(hash -> check(password, hash));
    }

    private Checked checked(String password, PasswordHash stored) {
        var fits = stored.fits(password);
        return new Checked(
                fits,
                fits && stored.isWeakerThan(strength)
                        ? Optional.of(PasswordHash.of(password, strength).phc())
                        : Optional.empty());
    }
}
