package dev.sitewright.worker.runtime;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Ports of previews. A port belongs to one project at a time, in the database; a project keeps its own from start to start while
 * nobody else listens there. When all are taken, projects whose preview is down lose theirs, the longest unused first.
 */
@ApplicationScoped
class Ports {
    private static final int CANDIDATES = 100;

    private static final String RENEW = """
            update port_reservation set reserved_at = now() where project_id = $1 returning port, reserved_at
            """;
    private static final String RELEASE = "delete from port_reservation where project_id = $1";
    private static final String UNRESERVED = """
            select port, now() as reserved_at from generate_series(cast($1 as integer), cast($2 as integer)) as range (port)
            where not exists (select from port_reservation where port_reservation.port = range.port)
            order by port limit $3
            """;
    private static final String RESERVE = """
            insert into port_reservation (port, project_id) values ($1, $2) on conflict do nothing returning port, reserved_at
            """;
    private static final String UNUSED = """
            select port, reserved_at from port_reservation left join runtime using (project_id)
            where port between $1 and $2 and coalesce(runtime.state, 'stopped') not in ('starting', 'ready')
            order by reserved_at limit $3
            """;

    /** A start renews its reservation: one that is as old as it was seen has not been started since. */
    private static final String TAKE_OVER = """
            update port_reservation set project_id = $2, reserved_at = now() where port = $1 and reserved_at = $3
            returning port, reserved_at
            """;

    private final RuntimeConfig.Ports range;

    Ports(RuntimeConfig config) {
        this.range = config.ports();
    }

    private record Reservation(int port, OffsetDateTime since) {}

    /** @return a port of the project on which nobody listens; fails when there is none left */
    Uni<Integer> reserve(SqlClient tx, String projectId) {
        return select(tx, RENEW, Tuple.of(projectId))
                .map(own -> own.stream().filter(this::isUsable).findFirst())
                .chain(own -> own.isPresent() ? Uni.createFrom().item(own) : another(tx, projectId))
                .map(found -> found.orElseThrow(this::noneLeft).port());
    }

    private Uni<Optional<Reservation>> another(SqlClient tx, String projectId) {
        return tx.preparedQuery(RELEASE)
                .execute(Tuple.of(projectId))
                .chain(() -> unreserved(tx, projectId))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : unused(tx, projectId));
    }

    private Uni<Optional<Reservation>> unreserved(SqlClient tx, String projectId) {
        return candidates(tx, UNRESERVED)
                .onItem()
                .transformToUniAndConcatenate(free -> select(tx, RESERVE, Tuple.of(free.port(), projectId)))
                .filter(taken -> !taken.isEmpty())
                .map(List::getFirst)
                .collect()
                .first()
                .map(Optional::ofNullable);
    }

    private Uni<Optional<Reservation>> unused(SqlClient tx, String projectId) {
        return candidates(tx, UNUSED)
                .onItem()
                .transformToUniAndConcatenate(
                        idle -> select(tx, TAKE_OVER, Tuple.of(idle.port(), projectId, idle.since())))
                .filter(taken -> !taken.isEmpty())
                .map(List::getFirst)
                .collect()
                .first()
                .map(Optional::ofNullable);
    }

    private Multi<Reservation> candidates(SqlClient tx, String sql) {
        return select(tx, sql, Tuple.of(range.first(), range.last(), CANDIDATES))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .filter(this::isUsable);
    }

    private static Uni<List<Reservation>> select(SqlClient tx, String sql, Tuple values) {
        return tx.preparedQuery(sql)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Ports::toReservation)
                        .toList());
    }

    private static Reservation toReservation(Row row) {
        return new Reservation(row.getInteger("port"), row.getOffsetDateTime("reserved_at"));
    }

    private boolean isUsable(Reservation reservation) {
        var port = reservation.port();
        return port >= range.first() && port <= range.last() && isFree(port);
    }

    /** Binding is the only honest test. It takes microseconds, and the preview binds a moment later. */
    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that linger after a stop are no listener
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private RuntimeException noneLeft() {
        return new IllegalStateException(
                "No port from " + range.first() + " to " + range.last() + " is free for a preview.");
    }
}
