package dev.sitewright.worker.control;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** How the queue is doing, in one statement. */
@ApplicationScoped
class QueueStats {
    private static final String STATS = """
            select cast(json_build_object(
                'available', (select count(*) from job_ready),
                'running', (select count(*) from job_lease),
                'scheduled', (select count(*) from job_later where state = 'scheduled'),
                'retryable', (select count(*) from job_later where state = 'retryable'),
                'oldestAvailableSeconds',
                    (select coalesce(max(extract(epoch from now() - head.ready_at)), 0)
                     from (select ready_at from job_ready order by lane, turn, seq limit 1000) head),
                'endedOfLastDay',
                    (select coalesce(json_object_agg(state, n), '{}') from
                        (select state, count(*) as n from job_done
                         where job_id >= first_uuid_at(now() - interval '1 day') group by state) ended),
                'kinds',
                    (select coalesce(json_agg(json_build_object('kind', kind, 'available', n) order by n desc, kind), '[]') from
                        (select kind, count(*) as n from job_ready group by kind) waiting),
                'limits',
                    (select coalesce(json_agg(json_build_object('key', limit_key, 'running', n) order by limit_key), '[]') from
                        (select limit_key, count(*) as n from job_lease where limit_key is not null and not waits group by limit_key) used),
                'workers',
                    (select coalesce(json_agg(json_build_object(
                         'name', name, 'startedAt', started_at, 'aliveUntil', until, 'running',
                         (select count(*) from job_lease where session_id = worker_session.id)) order by started_at), '[]')
                     from worker_session)) as text)
            """;

    private final Pool pool;

    QueueStats(Pool pool) {
        this.pool = pool;
    }

    /** @return counts by state and kind, used limits, and workers, as JSON */
    Uni<String> read() {
        return pool.preparedQuery(STATS)
                .execute()
                .map(found -> found.iterator().next().getString(0));
    }
}
