package dev.sitewright.bench.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * Keys for a gateway that serves nobody but the benchmark.
 *
 * @param privateKey file of the key that signs tokens between services
 * @param publicKey file of its other half
 * @param secret what seals secrets
 */
record Keys(Path privateKey, Path publicKey, String secret) {
    static Keys write(Path folder) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new Keys(
                    Files.writeString(folder.resolve("private.pem"), pem("PRIVATE KEY", pair.getPrivate())),
                    Files.writeString(folder.resolve("public.pem"), pem("PUBLIC KEY", pair.getPublic())),
                    Base64.getEncoder().encodeToString(new byte[32]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static String pem(String label, Key key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
