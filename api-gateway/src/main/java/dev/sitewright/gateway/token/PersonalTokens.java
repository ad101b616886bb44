package dev.sitewright.gateway.token;

import dev.sitewright.gateway.opaque.OpaqueToken;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Makes, changes and ends personal tokens. Changes work in the current transaction. */
@ApplicationScoped
class PersonalTokens {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.TOKEN_NOT_FOUND);

    private final TokenRepository tokens;
    private final Audit audit;
    private final Clock clock;

    PersonalTokens(TokenRepository tokens, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** A token that is new, and its secret. */
    private record Made(PersonalToken token, OpaqueToken secret) {}

    /** What became of a token. */
    private record Changed(PersonalToken token, TokenView before) {}

    /** @return the new tokens with their secrets */
    Uni<List<Result<TokenView>>> create(Origin origin, List<NewToken> asked) {
        var made = asked.stream().map(item -> make(origin.actorId(), item)).toList();
        return tokens.insert(made.stream().map(Made::token).toList())
                .call(() -> audit.append(
                        origin,
                        made.stream()
                                .map(Made::token)
                                .map(token -> audited("token.create", token, null, token.view()))
                                .toList()))
                .replaceWith(() -> made.stream()
                        .map(one -> Result.done(one.token().view().with(one.secret())))
                        .toList());
    }

    private Made make(String owner, NewToken asked) {
        var secret = OpaqueToken.random(OpaqueToken.Kind.PERSONAL);
        return new Made(
                new PersonalToken(owner, asked, secret, clock.instant().truncatedTo(ChronoUnit.MICROS)), secret);
    }

    /** @return the owner's tokens as they are now */
    Uni<List<Result<TokenView>>> patch(Origin origin, List<Patching<TokenPatch>> asked) {
        return tokens.update(new OwnedBy(origin.actorId()), TokenFields.ids(Targeted.ids(asked)), token -> {})
                .map(found -> Targeted.each(asked, found, NOT_FOUND, PersonalTokens::change))
                .call(() -> Panache.getSession().chain(Mutiny.Session::flush))
                .call(results -> audit.append(
                        origin,
                        good(results).stream()
                                .map(changed -> audited(
                                        "token.update",
                                        changed.token(),
                                        changed.before(),
                                        changed.token().view()))
                                .toList()))
                .map(results -> results.stream()
                        .map(result ->
                                result.<TokenView>map(changed -> changed.token().view()))
                        .toList());
    }

    private static Result<Changed> change(Patching<TokenPatch> asked, PersonalToken token) {
        var before = token.view();
        token.change(asked.patch());
        return Result.done(new Changed(token, before));
    }

    /**
     * Ends tokens at once.
     *
     * @param scope whose
     * @return the tokens as they were
     */
    Uni<List<Result<TokenView>>> delete(Origin origin, Scope scope, List<Target> asked) {
        return tokens.update(scope, TokenFields.ids(Targeted.ids(asked)), token -> {})
                .map(found -> Targeted.each(
                        asked, found, NOT_FOUND, (item, token) -> Result.done(new Changed(token, token.view()))))
                .call(results -> tokens.delete(
                        scope,
                        TokenFields.ids(good(results).stream()
                                .map(ended -> ended.token().id())
                                .toList())))
                .call(results -> audit.append(
                        origin,
                        good(results).stream()
                                .map(ended -> audited("token.delete", ended.token(), ended.before(), null))
                                .toList()))
                .map(results -> results.stream()
                        .map(result -> result.<TokenView>map(Changed::before))
                        .toList());
    }

    /** @return the tokens that match, in the page's order */
    @WithSession
    Uni<List<PersonalToken>> list(Scope scope, Page<PersonalToken> page) {
        return tokens.select(scope, new Where.Everything<>("they are listed"), page);
    }

    /** @return the token; fails with {@link ProblemType#TOKEN_NOT_FOUND} when there is none such in the scope */
    @WithSession
    Uni<TokenView> require(Scope scope, String id) {
        return tokens.select(scope, TokenFields.ids(List.of(id)), Page.first(1, Sort.ascending(TokenFields.ID)))
                .map(found -> found.stream()
                        .findFirst()
                        .map(PersonalToken::view)
                        .orElseThrow(() -> new ProblemException(NOT_FOUND)));
    }

    private static <T> List<T> good(List<Result<T>> results) {
        return results.stream()
                .<T>mapMulti((result, good) -> {
                    if (result instanceof Result.Done<T>(var item)) {
                        good.accept(item);
                    }
                })
                .toList();
    }

    private static Audited audited(
            String action, PersonalToken token, @Nullable TokenView before, @Nullable TokenView after) {
        return new Audited(action, token.id(), token.ownerId(), before, after);
    }
}
