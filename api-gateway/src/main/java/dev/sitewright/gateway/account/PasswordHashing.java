package dev.sitewright.gateway.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.gateway.password.Passwords;
import dev.sitewright.platform.many.Many;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Hashes the passwords of a request before its transaction begins. */
@Singleton
class PasswordHashing {
    private static final String HMAC = "HmacSHA256";

    private final Passwords passwords;
    private final SecretKeySpec key;

    /** Pseudonyms are made with a secret that all replicas have and the database does not: that of the tokens between services. */
    PasswordHashing(Passwords passwords, @ConfigProperty(name = "sitewright.internal.private-key") Path secret) {
        this.passwords = passwords;
        this.key = new SecretKeySpec(bytesOf(secret), HMAC);
    }

    /** @return the passwords in the items of a body, each at {@code holder} of its item */
    Uni<HashedPasswords> ofItems(@Nullable Many<?> body, String holder) {
        return body == null
                ? of(List.of())
                : of(StreamSupport.stream(body.sent().path("items").spliterator(), false)
                        .limit(Many.MAX_ITEMS)
                        .map(item -> item.at(holder))
                        .toList());
    }

    /** @return the password in one object */
    Uni<HashedPasswords> ofFields(@Nullable JsonNode fields) {
        return of(fields == null ? List.of() : List.of(fields));
    }

    private Uni<HashedPasswords> of(List<JsonNode> holders) {
        var acceptable = holders.stream()
                .map(holder -> holder.path(HashedPasswords.FIELD))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(Passwords::isAcceptable)
                .distinct()
                .toList();
        return Multi.createFrom()
                .iterable(acceptable)
                .onItem()
                .transformToUniAndConcatenate(
                        password -> passwords.hash(password).map(hash -> Map.entry(password, hash)))
                .collect()
                .asList()
                .map(this::hashed);
    }

    private HashedPasswords hashed(List<Map.Entry<String, String>> passwordsAndHashes) {
        var pseudonyms = new HashMap<String, String>();
        var hashes = new HashMap<String, String>();
        passwordsAndHashes.forEach(entry -> {
            var pseudonym = pseudonymOf(entry.getKey());
            pseudonyms.put(entry.getKey(), pseudonym);
            hashes.put(pseudonym, entry.getValue());
        });
        return new HashedPasswords(Map.copyOf(pseudonyms), Map.copyOf(hashes));
    }

    private String pseudonymOf(String password) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static byte[] bytesOf(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("sitewright.internal.private-key cannot be read", e);
        }
    }
}
