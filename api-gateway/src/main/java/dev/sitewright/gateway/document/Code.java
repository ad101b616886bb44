package dev.sitewright.gateway.document;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the code behind a route says of it.
 *
 * @param scopes any of which the caller needs; empty when it is open to everybody
 * @param ofOneProject whether it begins only for the owner of the project in its path
 * @param passedOn whether another service answers
 * @param once whether {@code Idempotency-Key} is honoured
 */
record Code(Set<String> scopes, boolean ofOneProject, boolean passedOn, boolean once) {
    /** @return what holds for two methods that answer at the same route in different media types */
    Code and(Code other) {
        return new Code(
                Stream.concat(scopes.stream(), other.scopes.stream()).collect(Collectors.toCollection(TreeSet::new)),
                ofOneProject || other.ofOneProject,
                passedOn || other.passedOn,
                once || other.once);
    }
}
