package dev.sitewright.gateway.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.platform.repository.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, page by page: a question holds a connection for one page only, however long its reader takes. */
@ApplicationScoped
class AuditReader {
    private static final String SELECT = """
            select id, occurred_at, source, actor_id, action, resource_id, owner_id, changes, address, request_id
            from audit_entry where true""";

    private final Pool pool;
    private final ObjectMapper mapper;

    AuditReader(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.mapper = mapper;
    }

    /** @return the entries that match, in the page's order */
    Uni<List<AuditView>> select(AuditFilter filter, Page<AuditView> page) {
        var question = new Question();
        question.add("actor_id =", filter.actor());
        question.add("owner_id =", filter.owner());
        question.add("resource_id =", filter.resource());
        question.add("request_id =", filter.requestId());
        question.add(
                "action like", filter.action() == null ? null : filter.action().replace('*', '%'));
        question.add("occurred_at >=", filter.from());
        question.add("occurred_at <", filter.to());
        question.addPlace(page);
        return pool.preparedQuery(question.sql(page))
                .execute(Tuple.tuple(question.values))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::viewOf)
                        .toList());
    }

    /** @return all entries that match, in the page's order, in pages that are read as they are asked for; the last may be empty */
    Multi<List<AuditView>> all(AuditFilter filter, Page<AuditView> first) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Walk(first), walk -> select(filter, walk.next).invoke(walk::advance))
                .whilst(found -> found.size() == first.limit());
    }

    /** How far a reader has come. */
    private static final class Walk {
        private Page<AuditView> next;

        Walk(Page<AuditView> first) {
            this.next = first;
        }

        void advance(List<AuditView> found) {
            if (!found.isEmpty()) {
                var last = found.getLast();
                next = new Page<>(
                        next.limit(), next.sort(), new Page.Place(last.time().toString(), last.id()));
            }
        }
    }

    private AuditView viewOf(Row row) {
        return new AuditView(
                row.getString("id"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("source"),
                row.getString("actor_id"),
                row.getString("action"),
                row.getString("resource_id"),
                row.getString("owner_id"),
                changesOf(row),
                row.getString("address"),
                row.getString("request_id"));
    }

    private JsonNode changesOf(Row row) {
        try {
            return mapper.readTree(row.getString("changes"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes are stored as JSON", e);
        }
    }

    /** Conditions with their values. */
    private static final class Question {
        private final StringBuilder conditions = new StringBuilder(SELECT);
        private final List<Object> values = new ArrayList<>();

        void add(String condition, @Nullable Object value) {
            if (value != null) {
                conditions.append(" and ").append(condition).append(' ').append(parameter(value));
            }
        }

        void addPlace(Page<AuditView> page) {
            var after = page.after();
            if (after != null) {
                conditions
                        .append(" and (occurred_at, id) ")
                        .append(page.sort().descending() ? "<" : ">")
                        .append(" (%s, %s)".formatted(parameter(Instant.parse(after.value())), parameter(after.id())));
            }
        }

        String sql(Page<AuditView> page) {
            var direction = page.sort().descending() ? "desc" : "asc";
            return conditions
                    + " order by occurred_at %1$s, id %1$s limit %2$s".formatted(direction, parameter(page.limit()));
        }

        private String parameter(Object value) {
            values.add(value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
            return "$" + values.size();
        }
    }
}
