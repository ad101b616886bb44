package dev.sitewright.gateway.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as Argon2id (RFC 9106) in the PHC string format, which names its own parameters: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param memory KiB
 * @param iterations passes
 * @param parallelism lanes
 */
record PasswordHash(int memory, int iterations, int parallelism, Secret salt, Secret hash) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Bytes that are compared as a whole, and in constant time. */
    @SuppressWarnings("ArrayRecordComponent")
    record Secret(byte[] bytes) {
        static Secret of(String base64) {
            return new Secret(Base64.getDecoder().decode(base64));
        }

        boolean same(Secret other) {
            return MessageDigest.isEqual(bytes, other.bytes);
        }

        @Override
        public String toString() {
            return Base64.getEncoder().withoutPadding().encodeToString(bytes);
        }
    }

    /** Hashes a password with a new salt. Takes tens of milliseconds and much memory, on purpose. */
    static PasswordHash of(String password, PasswordConfig strength) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var empty = new PasswordHash(
                strength.memory(),
                strength.iterations(),
                strength.parallelism(),
                new Secret(salt),
                new Secret(new byte[HASH_BYTES]));
        return new PasswordHash(empty.memory, empty.iterations, empty.parallelism, empty.salt, empty.compute(password));
    }

    /** Reads a stored hash; fails with {@link IllegalArgumentException} when it is none. */
    static PasswordHash parse(String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a stored password is no Argon2id hash");
        }
        return new PasswordHash(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Secret.of(parts.group(4)),
                Secret.of(parts.group(5)));
    }

    /** @return whether it is this password's; takes as long as hashing it */
    boolean fits(String password) {
        return compute(password).same(hash);
    }

    /** @return whether a hash of this strength would be stronger */
    boolean isWeakerThan(PasswordConfig strength) {
        return memory < strength.memory() || iterations < strength.iterations() || parallelism < strength.parallelism();
    }

    /** @return it as a PHC string */
    String phc() {
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=" + parallelism + "$" + salt + "$" + hash;
    }

    private Secret compute(String password) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt.bytes())
                .build());
        var result = new byte[hash.bytes().length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), result);
        return new Secret(result);
    }

    @Override
    public String toString() {
        return "PasswordHash[…]"; // never into a log
    }
}
