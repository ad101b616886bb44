package dev.sitewright.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Tokens that a service of the house could make. */
final class Minted {
    private Minted() {}

    /** @return a token with a right signature, for project-service: what the gateway itself sends inside */
    static String forAnotherService(RunningSystem system, String userId) {
        var now = Instant.now().getEpochSecond();
        var claims = Map.of(
                "iss",
                "sitewright",
                "aud",
                "project-service",
                "sub",
                userId,
                "upn",
                userId,
                "groups",
                List.of("user"),
                "iat",
                now,
                "exp",
                now + 300);
        var unsigned = part(Map.of("alg", "ES256", "typ", "JWT")) + "." + part(claims);
        return unsigned + "." + encode(sign(system, unsigned));
    }

    private static byte[] sign(RunningSystem system, String text) {
        try (var files = Files.walk(system.data())) {
            var pem = Files.readString(files.filter(file -> file.endsWith("internal-private.pem"))
                    .findFirst()
                    .orElseThrow());
            var key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, ?> content) {
        return encode(Door.JSON.valueToTree(content).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
