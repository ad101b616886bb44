package dev.sitewright.gateway.password;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hashes and checks passwords beside the event loop, two at a time, so that a flood of logins cannot take all memory and all processors. */
@ApplicationScoped
public class Passwords {
    /** Least characters. */
    public static final int MIN_LENGTH = 8;

    /** Most characters: more would only be work. */
    public static final int MAX_LENGTH = 256;

    private static final int AT_A_TIME = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WorkerExecutor workers;
    private final PasswordConfig strength;
    private final Uni<String> nobodys;

    Passwords(Vertx vertx, PasswordConfig config) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", AT_A_TIME);
        this.strength = config;
        this.nobodys =
                hash(HexFormat.of().toHexDigits(RANDOM.nextLong())).memoize().indefinitely();
    }

    /**
     * What a check showed.
     *
     * @param fits whether it was the right password
     * @param stronger a hash to store in place of the old one, whose parameters are out of date
     */
    public record Checked(boolean fits, Optional<String> stronger) {}

    /** @return whether a password may be chosen: {@link #MIN_LENGTH} to {@link #MAX_LENGTH} characters */
    public static boolean isAcceptable(String password) {
        return password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH;
    }

    /** @return the password's hash, as it is stored */
    public Uni<String> hash(String password) {
        return workers.executeBlocking(() -> PasswordHash.of(password, strength).phc(), false);
    }

    /** Checks a password against what is stored; null fits none, in the same time. */
    public Uni<Checked> check(String password, @Nullable String stored) {
        return stored == null ? checkNobodys(password) : checkAgainst(password, stored);
    }

    private Uni<Checked> checkAgainst(String password, String stored) {
        return workers.executeBlocking(() -> checked(password, PasswordHash.parse(stored)), false);
    }

    /** So that the time of an answer does not tell whether there is such an account. */
    private Uni<Checked> checkNobodys(String password) {
        return nobodys.chain(hash -> checkAgainst(password, hash)).map(checked -> new Checked(false, Optional.empty()));
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
