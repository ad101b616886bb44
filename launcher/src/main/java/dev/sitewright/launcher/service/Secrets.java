package dev.sitewright.launcher.service;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.process.PrivateFiles;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Passwords and keys of one Sitewright: made at its first start, kept in its data folder, one file each. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataFolder data;

    public Secrets(DataFolder data) {
        this.data = data;
    }

    /** @return the password of the service's database role */
    public String databasePassword(Service service) {
        return PrivateFiles.readOrCreate(data.secret("database-" + service.database()), () -> randomText(24));
    }

    /** @return the key that stored secrets are encrypted with: 32 bytes in base64 */
    String storageKey() {
        return PrivateFiles.readOrCreate(
                data.secret("storage-key"), () -> Base64.getEncoder().encodeToString(random(32)));
    }

    /** @return where the first account's password lies once it was made */
    public Path adminPasswordFile() {
        return data.secret("admin-password");
    }

    public String adminPassword() {
        return PrivateFiles.readOrCreate(adminPasswordFile(), () -> randomText(15));
    }

    /** @return the file with the private key that signs internal tokens; the public one lies at {@link #tokenPublicKey} */
    Path tokenPrivateKey() {
        var privateKey = data.secret("internal-private.pem");
        if (!privateKey.toFile().exists()) {
            makeTokenKeys(privateKey);
        }
        return privateKey;
    }

    Path tokenPublicKey() {
        return data.secret("internal-public.pem");
    }

    private void makeTokenKeys(Path privateKey) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            var pair = generator.generateKeyPair();
            PrivateFiles.write(
                    tokenPublicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            PrivateFiles.write(
                    privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded())); // last: it says that both exist
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static String pem(String type, byte[] key) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    private static String randomText(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
