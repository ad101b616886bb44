package dev.sitewright.gateway.spending;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** The table of requests by tokens with a limit. */
@ApplicationScoped
class Spendings {
    private static final String KEEP = """
            with kept as (
                insert into token_request (token_id, request_id, asked_at) values ($1, $2, $3) on conflict do nothing)
            select t.spending_cap <= (select coalesce(sum(r.cost), 0) from token_request r where r.token_id = t.id) as reached
            from personal_token t where t.id = $1
            """;

    /** A caller chooses the ids of requests, so they say nothing unless the project is the token's owner's. */
    private static final String CHARGED = """
            with charge as (
                select c.request, c.project, c.session, c.cost
                from json_to_recordset(cast(cast($1 as text) as json))
                    as c (request text, project text, session text, cost numeric)
            ), own as (
                select c.*, t.id as token_id, t.account_id, t.spending_cap
                from charge c join token_request r on r.request_id = c.request join personal_token t on t.id = r.token_id
                    join log_stream s on s.name = 'project:' || c.project and s.owner_id = t.account_id
            )\s""";

    private static final String CHARGE = CHARGED + """
            update token_request r set cost = r.cost + o.cost
            from (select token_id, request, sum(cost) as cost from own group by 1, 2) o
            where r.token_id = o.token_id and r.request_id = o.request
            """;
    private static final String REACHED = CHARGED + """
            select distinct account_id, project, session from own o
            where spending_cap <= (select sum(r.cost) from token_request r where r.token_id = o.token_id)
            """;

    private final Pool pool;
    private final Clock clock;

    Spendings(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Keeps that a request came by a token. @return whether the token's limit is reached */
    Uni<Boolean> keep(String tokenId, String requestId) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(tokenId, requestId, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .anyMatch(row -> Boolean.TRUE.equals(row.getBoolean("reached")))); // null once it has none
    }

    /** Charges what came by tokens, in the current transaction. @return where work goes on though a limit is reached */
    Uni<List<Run>> charge(SqlClient transaction, List<Charge> charges) {
        var rows = Tuple.of(json(charges));
        return transaction
                .preparedQuery(CHARGE)
                .execute(rows)
                .chain(charged -> charged.rowCount() == 0
                        ? Uni.createFrom().item(List.<Run>of())
                        : transaction
                                .preparedQuery(REACHED)
                                .execute(rows)
                                .map(found -> StreamSupport.stream(found.spliterator(), false)
                                        .map(row -> new Run(
                                                row.getString("account_id"),
                                                row.getString("project"),
                                                row.getString("session")))
                                        .toList()));
    }

    private static String json(List<Charge> charges) {
        var rows = new JsonArray();
        charges.forEach(charge -> rows.add(new JsonObject()
                .put("request", charge.request())
                .put("project", charge.project())
                .put("session", charge.session())
                .put("cost", charge.cost().toPlainString())));
        return rows.encode();
    }
}
