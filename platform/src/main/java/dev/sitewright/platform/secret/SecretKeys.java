package dev.sitewright.platform.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the keys of the configuration: AES-256-GCM, known apart by the first bytes of their SHA-256. */
final class SecretKeys {
    private static final int LENGTH = 32;

    private SecretKeys() {}

    /** @return the key that seals; throws {@link IllegalStateException} when there is none, or none that can be used */
    static byte[] primary(SecretsConfig config) {
        var text = config.key()
                .or(() -> config.keyFile().map(SecretKeys::read))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "sitewright.secrets.key (or .key-file) is missing: 32 random bytes in base64, as openssl rand -base64 32 makes them"));
        return decoded(text);
    }

    /** @return all keys as Tink has them */
    static KeysetHandle keyset(byte[] primary, List<String> old) throws GeneralSecurityException {
        var keys = new ArrayList<byte[]>(List.of(primary));
        old.stream().map(SecretKeys::decoded).forEach(keys::add);
        var handle = KeysetHandle.newBuilder();
        var known = new LinkedHashSet<Integer>();
        for (var key : keys) {
            var id = idOf(key);
            if (known.add(id)) {
                var entry = KeysetHandle.importKey(aes(key, id));
                handle.addEntry(known.size() == 1 ? entry.makePrimary() : entry);
            }
        }
        return handle.build();
    }

    @AccessesPartialKey // the configuration holds a bare key, not a keyset of Tink
    private static AesGcmKey aes(byte[] key, int id) throws GeneralSecurityException {
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(LENGTH)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
    }

    private static int idOf(byte[] key) throws GeneralSecurityException {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt();
    }

    private static byte[] decoded(String text) {
        var key = bytesOf(text.strip());
        if (key.length != LENGTH) {
            throw new IllegalStateException("sitewright.secrets: a key is not " + LENGTH + " bytes in base64");
        }
        return key;
    }

    private static byte[] bytesOf(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // the message would show a piece of the key
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("sitewright.secrets.key-file: " + file + " cannot be read", e);
        }
    }
}
