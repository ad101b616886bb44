package dev.sitewright.gateway.bearer;

import io.smallrye.mutiny.Uni;

/** A kind of bearer token. Each kind has a bean of this type. */
public interface BearerKind {
    /** @return whether a text looks like a token of this kind, and of no other */
    boolean recognises(String token);

    /** @return whether the token lets somebody in; looked up anew at every request, so that what has ended is out at once */
    Uni<Admission> admit(String token);
}
