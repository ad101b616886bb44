package dev.sitewright.projects.project;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.LockMode;

/** The table of projects. Plural by nature: one project is a list of one. */
@ApplicationScoped
public class ProjectRepository implements PanacheRepositoryBase<Project, String> {
    private static final String LOCK_SLUGS =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked";
    private static final String SLUGS_LIKE = "select slug from project where owner_id = ?1 and slug ~ ?2";

    /** Adds projects; fails when one of their ids or slugs is taken. */
    Uni<Void> insert(List<Project> projects) {
        return persist(projects);
    }

    /** @return the projects that match, newest first */
    Uni<List<Project>> select(Scope scope, Where where, Page page) {
        var clause = Clause.of(scope, where).and(page);
        return clause.matchesNothing()
                ? Uni.createFrom().item(List.of())
                : find(clause.hql() + " order by id desc", clause.parameters())
                        .page(0, page.limit())
                        .list();
    }

    /**
     * Changes every project that matches; each is locked until the transaction ends, in the order of their ids, so that two updates
     * never wait for each other.
     *
     * @return those that matched, changed
     */
    public Uni<List<Project>> update(Scope scope, Where where, Consumer<Project> patch) {
        var clause = Clause.of(scope, where);
        return clause.matchesNothing()
                ? Uni.createFrom().item(List.of())
                : find(clause.hql() + " order by id", clause.parameters())
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list()
                        .invoke(found -> found.forEach(patch));
    }

    /**
     * Takes some projects for this transaction alone, those that wait longest first: what another replica has taken is passed over.
     *
     * @param limit how many at most
     */
    public Uni<List<Project>> takeFirst(Scope scope, Where where, int limit) {
        var clause = Clause.of(scope, where);
        return clause.matchesNothing()
                ? Uni.createFrom().item(List.of())
                : getSession().chain(session -> {
                    var query = session.createSelectionQuery(
                                    "from Project where " + clause.hql() + " order by nextAttemptAt, id", Project.class)
                            .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                            .setMaxResults(limit);
                    clause.parameters().forEach(query::setParameter);
                    return query.getResultList();
                });
    }

    /**
     * Finds which slugs an owner has used, and keeps others from choosing for this owner until the transaction ends.
     *
     * @return the owner's slugs that are one of these or one of these with a number
     */
    Uni<Set<String>> takenSlugs(String ownerId, Collection<Slug> wanted) {
        var alike = "^(" + String.join("|", wanted.stream().map(Slug::value).toList()) + ")(-[0-9]+)?$";
        return getSession()
                .call(session -> session.createNativeQuery(LOCK_SLUGS, Integer.class)
                        .setParameter(1, ownerId)
                        .getSingleResult())
                .chain(session -> session.createNativeQuery(SLUGS_LIKE, String.class)
                        .setParameter(1, ownerId)
                        .setParameter(2, alike)
                        .getResultList())
                .map(HashSet::new);
    }

    /**
     * A condition in HQL with its parameters.
     *
     * @param matchesNothing known without asking the database
     */
    private record Clause(String hql, Map<String, Object> parameters, boolean matchesNothing) {
        static Clause of(Scope scope, Where where) {
            var clause = switch (where) {
                case Where.Ids(var ids) -> new Clause("id in :ids", Map.of("ids", ids), ids.isEmpty());
                case Where.DueForRestart(var now) -> new Clause("nextAttemptAt <= :now", Map.of("now", now), false);
                case Where.Everything everything -> new Clause("true", Map.of(), false);
            };
            return switch (scope) {
                case Scope.OwnedBy(var owner) -> clause.and("ownerId = :owner", "owner", owner);
                case Scope.AnyOwner anybody -> clause;
            };
        }

        Clause and(Page page) {
            var after = page.after();
            return after == null ? this : and("id < :after", "after", after);
        }

        private Clause and(String condition, String name, Object value) {
            var all = new HashMap<>(parameters);
            all.put(name, value);
            return new Clause(hql + " and " + condition, all, matchesNothing);
        }
    }
}
