package dev.sitewright.gateway.session;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What people see of their sessions, and how they end them from afar. */
@ApplicationScoped
class OwnSessions {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.LOGIN_SESSION_NOT_FOUND);

    private final SessionRepository sessions;
    private final Audit audit;

    OwnSessions(SessionRepository sessions, Audit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @return a page of somebody's sessions, those included that have run out and are not cleared away yet */
    @WithSession
    Uni<List<Session>> list(String accountId, Page<Session> page) {
        return sessions.select(new OwnedBy(accountId), new Where.Everything<>("people list their sessions"), page);
    }

    /** @return somebody's session; fails with {@link ProblemType#LOGIN_SESSION_NOT_FOUND} otherwise */
    @WithSession
    Uni<Session> require(String accountId, String id) {
        return sessions.select(
                        new OwnedBy(accountId),
                        SessionFields.ids(valid(List.of(id))),
                        Page.first(1, Sort.ascending(SessionFields.ID)))
                .map(found -> found.stream().findFirst().orElseThrow(() -> new ProblemException(NOT_FOUND)));
    }

    /**
     * Ends sessions in the current transaction.
     *
     * @param current the id of the session by which this is asked for, if any
     */
    Uni<List<Result<SessionView>>> end(Origin origin, String current, List<Target> asked) {
        var owner = new OwnedBy(origin.actorId());
        return sessions.update(owner, SessionFields.ids(valid(Targeted.ids(asked))), session -> {})
                .map(found -> Targeted.each(
                        asked,
                        found,
                        NOT_FOUND,
                        (item, session) -> Result.done(session.view(session.id().equals(current)))))
                .call(results -> sessions.delete(owner, SessionFields.ids(ended(results))))
                .call(results -> audit.append(origin, acts(origin, results)));
    }

    private static List<Audited> acts(Origin origin, List<Result<SessionView>> results) {
        return results.stream()
                .<Audited>mapMulti((result, acts) -> {
                    if (result instanceof Result.Done<SessionView>(var view)) {
                        acts.accept(new Audited("session.end", view.id(), origin.actorId(), view, null));
                    }
                })
                .toList();
    }

    private static List<String> ended(List<Result<SessionView>> results) {
        return results.stream()
                .<String>mapMulti((result, ids) -> {
                    if (result instanceof Result.Done<SessionView>(var view)) {
                        ids.accept(view.id());
                    }
                })
                .toList();
    }

    private static List<String> valid(List<String> ids) {
        return ids.stream().filter(id -> Ids.isValid("sid", id)).toList();
    }
}
