package dev.sitewright.gateway.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.PatchItem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The passwords of one request. In its body they are replaced by pseudonyms before anything else is done with it: a body's fingerprint is
 * kept with its {@code Idempotency-Key}, and must not help in guessing a password.
 *
 * @param pseudonyms by password
 * @param hashes by pseudonym
 */
record HashedPasswords(Map<String, String> pseudonyms, Map<String, String> hashes) {
    static final String FIELD = "password";

    /** @return the hash behind a pseudonym; empty for anything else, such as a password that is not acceptable */
    Optional<String> hashOf(@Nullable String pseudonym) {
        return Optional.ofNullable(pseudonym).map(hashes::get);
    }

    /** @return the same body with pseudonyms */
    @Nullable Many<CreateUser> inNew(@Nullable Many<CreateUser> body) {
        if (body == null || body.items() == null) {
            return body;
        }
        var items = body.items().stream()
                .map(item -> item.map(user -> user.withPassword(
                        user.password() == null ? null : pseudonyms.getOrDefault(user.password(), user.password()))))
                .toList();
        return new Many<>(items, inItems(body.sent(), ""));
    }

    /** @return the same body with pseudonyms */
    @Nullable Many<PatchItem> inPatches(@Nullable Many<PatchItem> body) {
        if (body == null || body.items() == null) {
            return body;
        }
        var items = body.items().stream()
                .map(item -> item.map(patch -> new PatchItem(patch.id(), patch.version(), inFields(patch.patch()))))
                .toList();
        return new Many<>(items, inItems(body.sent(), "/patch"));
    }

    /** @return the same object with a pseudonym */
    @Nullable JsonNode inFields(@Nullable JsonNode fields) {
        return fields == null ? null : replacedIn(fields.deepCopy());
    }

    private JsonNode inItems(JsonNode sent, String holder) {
        var copy = sent.deepCopy();
        copy.path("items").forEach(item -> replacedIn(item.at(holder)));
        return copy;
    }

    private JsonNode replacedIn(JsonNode holder) {
        var pseudonym = pseudonyms.get(holder.path(FIELD).asText());
        if (holder instanceof ObjectNode fields && fields.path(FIELD).isTextual() && pseudonym != null) {
            fields.put(FIELD, pseudonym);
        }
        return holder;
    }

    @Override
    public String toString() {
        return "HashedPasswords[" + hashes.size() + "]";
    }
}
