package dev.sitewright.projects.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sitewright.platform.ids.Ids;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in an owner's list of projects, newest first. Opaque outside; bound to the owner and the order, so that a cursor from
 * another list is seen and refused instead of giving a wrong page.
 *
 * @param ownerId whose list
 * @param after the last id of the page before
 */
record Cursor(String ownerId, String after) {
    private static final String LIST = "projects-newest-first";

    /** @return the cursor as clients keep it: base64url without padding */
    String encoded() {
        var plain = String.join("|", LIST, ownerId, after);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** @return the place behind a text from outside; empty when it is none in this owner's list */
    static Optional<Cursor> of(String encoded, String ownerId) {
        return decoded(encoded)
                .map(plain -> plain.split("\\|", -1))
                .filter(parts -> parts.length == 3 && parts[0].equals(LIST) && parts[1].equals(ownerId))
                .filter(parts -> Ids.isValid("prj", parts[2]))
                .map(parts -> new Cursor(ownerId, parts[2]));
    }

    private static Optional<String> decoded(String encoded) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(encoded), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
