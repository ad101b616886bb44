package dev.sitewright.gateway.token;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Scope;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens a request is about.
 *
 * @param scope the rows
 * @param description what makes this list another than others
 */
record Ownership(Scope scope, List<String> description) {
    private static final String ME = "me";
    private static final String ALL = "all";

    /**
     * Who may make and change tokens: people, by session or access token. A personal token that could would be able to outlive its end, to
     * lift its own limit, and to hide among others.
     *
     * @return the person; throws {@link ProblemException} when a personal token speaks
     */
    static SignedIn maker(SecurityIdentity identity) {
        var person = SignedIn.of(identity);
        if (person.credential().kind() == Credential.Kind.PERSONAL) {
            throw new ProblemException(
                    Problem.of(ProblemType.NOT_ALLOWED, "A personal token cannot make or change tokens: sign in."));
        }
        return person;
    }

    /** @return what is listed; throws {@link ForbiddenException} for those of others when the person is no administrator */
    static Ownership listed(@Nullable String owner, SignedIn person) {
        var whose = owner == null || owner.equals(ME) ? person.userId() : owner;
        if (!whose.equals(person.userId()) && !person.scopes().contains(Scopes.ADMIN_READ)) {
            throw new ForbiddenException();
        }
        var scope = whose.equals(ALL)
                ? new Scope.AnyOwner("an administrator looks after everybody's tokens")
                : new Scope.OwnedBy(whose);
        return new Ownership(scope, List.of(whose));
    }

    /** @return whose tokens the person may look at */
    static Scope seen(SignedIn person) {
        return ownUnless(person, Scopes.ADMIN_READ);
    }

    /** @return whose tokens the person may end */
    static Scope ended(SignedIn person) {
        return ownUnless(person, Scopes.ADMIN_WRITE);
    }

    private static Scope ownUnless(SignedIn person, String scope) {
        return person.scopes().contains(scope)
                ? new Scope.AnyOwner("an administrator looks after everybody's tokens")
                : new Scope.OwnedBy(person.userId());
    }
}
