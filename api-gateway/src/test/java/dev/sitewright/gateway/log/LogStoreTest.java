package dev.sitewright.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.gateway.log.LogStore.Numbered;
import dev.sitewright.gateway.log.LogStore.PositionMoved;
import dev.sitewright.gateway.log.LogStore.Progress;
import dev.sitewright.gateway.log.LogStore.TopicId;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.MovableClock;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.stream.EventLog.Bounds;
import dev.sitewright.platform.stream.Frame;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class LogStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String APPEND_ONE = """
            select log_append('', '', '{}', '{}', '{}', array[$1::text], array['evt_new'], array['t'], array['/s'], array['prj_1'],
                array[now()], array[null::text], array['{}'], now())
            """;
    private static final String LOOKED_AT =
            "select sum(idx_tup_fetch + seq_tup_read)::bigint from pg_stat_xact_user_tables where relname like 'log_seen_%'";

    @Inject
    LogStore store;

    @Inject
    PostgresEventLog log;

    @Inject
    Months months;

    @Inject
    Pool pool;

    @Inject
    MovableClock clock;

    private final TopicId topic = new TopicId(Ids.next("clu"), "sitewright.events");
    private final String stream = StreamName.ofProject(Ids.next("prj"));
    private final String other = StreamName.ofProject(Ids.next("prj"));

    @Test
    void reading_begins_at_the_first_record_and_goes_on_where_it_was_stored() {
        assertThat(positions(0, 1)).isEqualTo(Map.of(0, 0L, 1, 0L));
        append(Map.of(0, 0L, 1, 0L), Map.of(1, 7L), entry(stream, "evt_1"));
        assertThat(positions(0, 1)).isEqualTo(Map.of(0, 0L, 1, 7L));
    }

    @Test
    void facts_are_numbered_per_stream_in_the_order_given() {
        positions(0);
        append(Map.of(0, 0L), Map.of(0, 4L), entry(stream, "evt_3"), entry(other, "evt_2"), entry(stream, "evt_1"));
        var more = append(Map.of(0, 4L), Map.of(0, 6L), entry(stream, "evt_0"), entry(other, "evt_9"));
        assertThat(more).extracting(Numbered::number).containsExactly(3L, 2L);
        assertThat(stored(stream)).extracting(Frame.Fact::number).containsExactly(1L, 2L, 3L);
        assertThat(stored(stream))
                .satisfiesExactly(
                        first -> assertThat(first.json()).contains("evt_3"),
                        second -> assertThat(second.json()).contains("evt_1"),
                        third -> assertThat(third.json()).contains("evt_0"));
    }

    @Test
    void a_fact_that_comes_again_is_stored_once_and_told_once() {
        positions(0);
        append(Map.of(0, 0L), Map.of(0, 1L), entry(stream, "evt_1"));
        var again = append(
                Map.of(0, 1L), Map.of(0, 5L), entry(stream, "evt_1"), entry(stream, "evt_2"), entry(stream, "evt_2"));
        assertThat(again).extracting(Numbered::number).containsExactly(2L);
        assertThat(log.bounds(stream).await().atMost(PATIENCE)).isEqualTo(new Bounds(2, 1));
    }

    @Test
    void the_same_id_in_two_streams_is_two_facts() {
        positions(0);
        assertThat(append(Map.of(0, 0L), Map.of(0, 2L), entry(stream, "evt_1"), entry(other, "evt_1")))
                .extracting(Numbered::number)
                .containsExactly(1L, 1L);
    }

    @Test
    void a_writer_that_was_replaced_stores_nothing() {
        positions(0);
        append(Map.of(0, 0L), Map.of(0, 1L), entry(stream, "evt_1"));
        assertThatThrownBy(() -> append(Map.of(0, 0L), Map.of(0, 1L), entry(stream, "evt_late")))
                .isInstanceOf(PositionMoved.class);
        assertThat(stored(stream)).hasSize(1);
        assertThat(positions(0)).isEqualTo(Map.of(0, 1L));
    }

    @Test
    void a_batch_in_which_one_partition_was_taken_over_is_stored_not_even_in_part() {
        positions(0, 1);
        append(Map.of(0, 0L, 1, 0L), Map.of(1, 3L), entry(stream, "evt_1"));
        assertThatThrownBy(() -> append(Map.of(0, 0L, 1, 0L), Map.of(0, 2L, 1, 3L), entry(other, "evt_2")))
                .isInstanceOf(PositionMoved.class);
        assertThat(stored(other)).isEmpty();
        assertThat(positions(0, 1)).isEqualTo(Map.of(0, 0L, 1, 3L));
    }

    @Test
    void writers_of_different_partitions_may_meet_in_a_stream() {
        var partitions = IntStream.range(0, 8).boxed().toList();
        positions(0, 1, 2, 3, 4, 5, 6, 7);
        Multi.createFrom()
                .iterable(partitions)
                .onItem()
                .transformToUniAndMerge(partition -> store.append(
                        new Progress(topic, Map.of(partition, 0L), Map.of(partition, 2L)),
                        List.of(entry(other, "evt_o" + partition), entry(stream, "evt_s" + partition))))
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
        assertThat(stored(stream)).extracting(Frame.Fact::number).containsExactlyElementsOf(numbers(8));
        assertThat(stored(other)).extracting(Frame.Fact::number).containsExactlyElementsOf(numbers(8));
    }

    @Test
    void a_fact_is_looked_for_by_its_id_and_not_among_all_of_its_stream() {
        positions(0);
        var many = IntStream.range(0, 300).mapToObj(i -> entry(stream, "evt_" + i));
        append(Map.of(0, 0L), Map.of(0, 300L), many.toArray(LogEntry[]::new));
        var looked = pool.withTransaction(tx -> tx.preparedQuery(APPEND_ONE)
                        .execute(Tuple.of(stream))
                        .chain(() -> tx.query(LOOKED_AT).execute()))
                .await()
                .atMost(PATIENCE);
        assertThat(looked.iterator().next().getLong(0)).isLessThan(10);
    }

    @Test
    void a_page_ends_before_it_is_too_large_to_hold() {
        positions(0);
        var large = IntStream.range(0, 5)
                .mapToObj(i -> new LogEntry(
                        stream,
                        "evt_" + i,
                        "t",
                        "/s",
                        "prj_1",
                        Instant.EPOCH,
                        null,
                        "{\"x\":\"" + "x".repeat(500_000) + "\"}"))
                .toArray(LogEntry[]::new);
        append(Map.of(0, 0L), Map.of(0, 5L), large);
        assertThat(log.page(stream, 0, 100).await().atMost(PATIENCE)).hasSize(3);
        assertThat(log.page(stream, 3, 100).await().atMost(PATIENCE)).hasSize(2);
    }

    @Test
    void an_unknown_stream_is_empty() {
        assertThat(log.bounds(stream).await().atMost(PATIENCE)).isEqualTo(new Bounds(0, 1));
        assertThat(stored(stream)).isEmpty();
    }

    @Test
    void months_go_as_a_whole_and_their_facts_do_not_come_back() {
        positions(0);
        clock.advance(Duration.ofDays(-70));
        append(Map.of(0, 0L), Map.of(0, 2L), entry(stream, "evt_1"), entry(stream, "evt_2"), entry(other, "evt_3"));
        clock.setBack();
        append(Map.of(0, 2L), Map.of(0, 3L), entry(stream, "evt_4"));
        months.drop(clock.instant().minus(Duration.ofDays(35)), Instant.EPOCH)
                .await()
                .atMost(PATIENCE);
        assertThat(stored(stream)).extracting(Frame.Fact::number).containsExactly(3L);
        assertThat(log.bounds(stream).await().atMost(PATIENCE)).isEqualTo(new Bounds(3, 3));
        assertThat(log.bounds(other).await().atMost(PATIENCE)).isEqualTo(new Bounds(1, 2));
        assertThat(append(Map.of(0, 3L), Map.of(0, 9L), entry(stream, "evt_2"), entry(other, "evt_5")))
                .extracting(Numbered::number)
                .containsExactly(2L);
    }

    @AfterEach
    void it_is_now_again() {
        clock.setBack();
    }

    private Map<Integer, Long> positions(Integer... partitions) {
        return store.positions(topic, List.of(partitions)).await().atMost(PATIENCE);
    }

    private List<Numbered> append(Map<Integer, Long> from, Map<Integer, Long> to, LogEntry... entries) {
        return store.append(new Progress(topic, from, to), List.of(entries))
                .await()
                .atMost(PATIENCE);
    }

    private List<Frame.Fact> stored(String name) {
        return new ArrayList<>(log.page(name, 0, 1000).await().atMost(PATIENCE));
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static LogEntry entry(String stream, String id) {
        return new LogEntry(stream, id, "runtime.ready", "/job-worker", "prj_1", Instant.EPOCH, null, "{}");
    }
}
