package dev.sitewright.launcher.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.launcher.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void the_token_keys_are_a_pair_and_stay_the_same() throws IOException, GeneralSecurityException {
        var secrets = new Secrets(new DataFolder(folder));
        var privatePem = Files.readString(secrets.tokenPrivateKey());
        var factory = KeyFactory.getInstance("EC");
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(privatePem))));
        signer.update("token".getBytes(UTF_8));
        var signature = signer.sign();
        signer.initVerify(
                factory.generatePublic(new X509EncodedKeySpec(bytes(Files.readString(secrets.tokenPublicKey())))));
        signer.update("token".getBytes(UTF_8));

        assertThat(signer.verify(signature)).isTrue();
        assertThat(new Secrets(new DataFolder(folder)).tokenPrivateKey()).hasContent(privatePem);
    }

    @Test
    void every_secret_is_its_own_and_for_the_owner_only() throws IOException {
        var secrets = new Secrets(new DataFolder(folder));
        assertThat(secrets.databasePassword(Service.JOB_WORKER))
                .hasSizeGreaterThan(20)
                .isNotEqualTo(secrets.databasePassword(Service.API_GATEWAY))
                .isEqualTo(secrets.databasePassword(Service.JOB_WORKER));
        assertThat(Base64.getDecoder().decode(secrets.storageKey())).hasSize(32);
        assertThat(secrets.adminPassword()).hasSizeGreaterThanOrEqualTo(20);
        secrets.tokenPrivateKey();
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files.toList()).hasSize(6).allMatch(file -> mode(file).equals("rw-------"));
        }
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
