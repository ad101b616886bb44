package dev.sitewright.gateway.limits;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose calls are counted together.
 *
 * @param kind of caller
 * @param id which one
 */
record Subject(Kind kind, String id) {
    private static final Pattern COLON = Pattern.compile(":");
    private static final int NETWORK = 4; // groups of an IPv6 address that name the network, /64

    /** Kinds of callers. */
    enum Kind {
        /** A person, with all their credentials. */
        USER("a person"),
        /** One personal token. */
        TOKEN("a personal token"),
        /** An address, of people who are not signed in. */
        ADDRESS("an address, without being signed in,");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        String words() {
            return words;
        }
    }

    /** @return who is counted when this person calls: the token first, so that it cannot use up its owner's calls unhindered */
    static List<Subject> of(SignedIn person) {
        var subjects = new ArrayList<Subject>();
        if (person.credential().kind() == Credential.Kind.PERSONAL) {
            subjects.add(new Subject(Kind.TOKEN, person.credential().id()));
        }
        subjects.add(new Subject(Kind.USER, person.userId()));
        return List.copyOf(subjects);
    }

    /** @return who is counted when nobody is signed in; whoever has one IPv6 address has its whole network */
    static Subject ofAddress(String address) {
        var groups = COLON.split(address, -1);
        var network = groups.length == 8 ? String.join(":", List.of(groups).subList(0, NETWORK)) : address;
        return new Subject(Kind.ADDRESS, network);
    }

    /** @return how its calls of a class are counted */
    String counter(CallClass type) {
        return type.wireName() + " " + kind.wireName() + " " + id;
    }

    /** @return what the limit is called in header fields */
    String policy(CallClass type) {
        return type.wireName() + "-" + kind.wireName();
    }
}
