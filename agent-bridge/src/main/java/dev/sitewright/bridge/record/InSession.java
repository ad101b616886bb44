package dev.sitewright.bridge.record;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Plain SQL in the current Hibernate Reactive transaction, which is the one of the request's key and audit entry. Values are texts. */
public final class InSession {
    private InSession() {}

    /** @return how many rows were changed */
    public static Uni<Integer> update(String sql, @Nullable String... values) {
        return Panache.getSession()
                .chain(session -> with(session.createNativeQuery(sql), values).executeUpdate());
    }

    /** @return the only column of each row, in order */
    public static Uni<List<String>> texts(String sql, @Nullable String... values) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, String.class);
            for (var place = 0; place < values.length; place++) {
                query.setParameter(place + 1, values[place]);
            }
            return query.getResultList();
        });
    }

    private static Mutiny.MutationQuery with(Mutiny.Query<?> query, @Nullable String... values) {
        for (var place = 0; place < values.length; place++) {
            query.setParameter(place + 1, values[place]);
        }
        return query;
    }
}
