package dev.sitewright.platform.repository;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

/**
 * A table of entities. Plural by nature: one row is a list of one. Works in the current Hibernate Reactive session; changes need a
 * transaction.
 *
 * @param <E> the entity, whose id is a text
 */
public abstract class PluralRepository<E> {
    private final Class<E> type;
    private final Field<E, String> id;
    private final Field<E, String> owner;

    /** Says which attributes hold a row's id and its owner's. */
    protected PluralRepository(Class<E> type, Field<E, String> id, Field<E, String> owner) {
        this.type = type;
        this.id = id;
        this.owner = owner;
    }

    /** Adds rows; fails when one cannot be added. */
    public Uni<Void> insert(List<E> rows) {
        return Panache.getSession().chain(session -> session.persistAll(rows.toArray()));
    }

    /** @return the rows that match, in the page's order */
    public Uni<List<E>> select(Scope scope, Where<E> where, Page<E> page) {
        var asked = Condition.of(owner, scope, where);
        var after = page.after();
        var condition = after == null ? asked : asked.after(after, page.sort(), id);
        return list(condition, orderBy(page.sort()), query -> query.setMaxResults(page.limit()));
    }

    /**
     * Changes every row that matches; each is locked until the transaction ends, in the order of their ids, so that two updates never
     * wait for each other.
     *
     * @return those that matched, changed, in the order of their ids
     */
    public Uni<List<E>> update(Scope scope, Where<E> where, Consumer<E> patch) {
        var condition = Condition.of(owner, scope, where);
        return list(condition, orderBy(Sort.ascending(id)), query -> query.setLockMode(LockMode.PESSIMISTIC_WRITE))
                .invoke(found -> found.forEach(patch));
    }

    /** @return how many rows matched, and are gone */
    public Uni<Integer> delete(Scope scope, Where<E> where) {
        var condition = Condition.of(owner, scope, where);
        return condition.matchesNothing()
                ? Uni.createFrom().item(0)
                : Panache.getSession()
                        .map(session -> session.createMutationQuery(
                                "delete from %s e where %s".formatted(entity(), condition.hql())))
                        .invoke(query -> condition.values().forEach(query::setParameter))
                        .chain(Mutiny.MutationQuery::executeUpdate);
    }

    /**
     * Takes some rows for this transaction alone, the first of an order: what another replica has taken is passed over.
     *
     * @param limit how many at most
     */
    public Uni<List<E>> takeFirst(Scope scope, Where<E> where, Sort<E> order, int limit) {
        var condition = Condition.of(owner, scope, where);
        return list(
                condition,
                orderBy(order),
                query -> query.setLockMode(LockMode.UPGRADE_SKIPLOCKED).setMaxResults(limit));
    }

    private Uni<List<E>> list(Condition condition, String orderBy, Consumer<SelectionQuery<E>> settings) {
        return condition.matchesNothing()
                ? Uni.createFrom().item(List.of())
                : Panache.getSession()
                        .map(session -> query(session, condition, orderBy))
                        .invoke(settings)
                        .chain(SelectionQuery::getResultList);
    }

    private SelectionQuery<E> query(Mutiny.Session session, Condition condition, String orderBy) {
        var hql = "from %s e where %s %s".formatted(entity(), condition.hql(), orderBy);
        var query = session.createSelectionQuery(hql, type);
        condition.values().forEach(query::setParameter);
        return query;
    }

    private String orderBy(Sort<E> sort) {
        var direction = sort.descending() ? "desc" : "asc";
        var byId = "e.%s %s".formatted(id.attribute(), direction);
        return sort.field().equals(id)
                ? "order by " + byId
                : "order by e.%s %s, %s".formatted(sort.field().attribute(), direction, byId);
    }

    private String entity() {
        return type.getSimpleName();
    }
}
