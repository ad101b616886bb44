package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.TestHandlers.Args;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class BatchTest {
    @Inject
    Jobs jobs;

    @Inject
    Db db;

    private static List<Args> args(String... names) {
        return Stream.of(names).map(Args::new).toList();
    }

    @Test
    void a_job_that_is_waited_for_gives_its_result() {
        var end = get(jobs.of(TestHandlers.ECHO).with(new Args("Ada")).now());
        assertThat(end.isGood()).isTrue();
        assertThat(end.json()).contains("{\"name\":\"Ada\"}");
    }

    @Test
    void a_batch_gives_one_end_per_item_in_order() {
        var ends = get(jobs.batch(TestHandlers.ECHO, args("a", "bad", "c", "d"))
                .concurrency(2)
                .run());

        assertThat(ends).extracting(JobEnd::state).containsExactly("completed", "discarded", "completed", "completed");
        assertThat(ends)
                .extracting(JobEnd::result)
                .containsExactly("{\"name\":\"a\"}", null, "{\"name\":\"c\"}", "{\"name\":\"d\"}");
        assertThat(db.count("select count(*) from queue_limit where id like 'batch:%'"))
                .isZero();
    }

    @Test
    void after_an_error_the_rest_of_a_batch_is_cancelled_if_it_should_stop() {
        var batch = Stream.concat(Stream.of("bad"), Stream.generate(() -> "x").limit(200))
                .toArray(String[]::new);
        var ends = get(jobs.batch(TestHandlers.ECHO, args(batch))
                .concurrency(1)
                .stopOnError(true)
                .run());
        assertThat(ends.getFirst().state()).isEqualTo("discarded");
        assertThat(ends)
                .hasSize(201)
                .allSatisfy(end -> assertThat(end.state()).isIn("completed", "cancelled", "discarded"));
    }
}
