package dev.sitewright.platform.testing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key pair such as services use among themselves.
 *
 * @param pair EC P-256
 */
public record TestKeys(KeyPair pair) {
    /** @return a new one */
    public static TestKeys fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new TestKeys(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** @return the private half, PKCS#8 in PEM */
    public String privatePem() {
        return pem("PRIVATE KEY", pair.getPrivate());
    }

    /** @return the public half, X.509 in PEM */
    public String publicPem() {
        return pem("PUBLIC KEY", pair.getPublic());
    }

    private static String pem(String label, Key key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
