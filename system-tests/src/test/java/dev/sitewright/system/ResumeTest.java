package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Connections that break, at any point. */
@OnSharedSystem
class ResumeTest {
    private static final int CUTS = 10;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void a_client_that_is_cut_off_at_random_points_sees_each_fact_once(Client client) {
        var project = client.create(MainJob.QUICK);
        var seen = new ArrayList<Event>();
        for (var cut = 0; cut < CUTS; cut++) {
            seen.addAll(readUntilCut(client, project, last(seen), 1 + random.nextInt(2)));
        }
        while (seen.stream().noneMatch(MainJob::isDone)) {
            seen.addAll(readUntilCut(client, project, last(seen), 1));
        }

        MainJob.assertNumbered(seen);
        assertThat(client.log(project)).as("seed " + seed).startsWith(seen.toArray(Event[]::new));
    }

    @Test
    void resuming_at_any_number_brings_all_that_follow_and_nothing_else(Client client) {
        var project = client.create(MainJob.QUICK);
        try (var stream = client.events(project, 0)) {
            stream.await("the end of the first prompt", frame -> frame.isFact() && MainJob.isDone(frame.toEvent()));
        }
        var log = client.log(project);
        for (var cut = 0; cut < CUTS; cut++) {
            var after = random.nextInt(log.size());
            var expected = log.subList(after, log.size());
            assertThat(readUntilCut(client, project, after, expected.size()))
                    .as("after %d, seed %d", after, seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void pages_of_json_hold_the_same_facts_as_the_stream(Client client) {
        var project = client.create(MainJob.QUICK);
        try (var stream = client.events(project, 0)) {
            stream.await("the end of the first prompt", frame -> frame.isFact() && MainJob.isDone(frame.toEvent()));
            var seen = stream.events();
            var page = client.get("projects/" + project + "/events?format=json&after=2&limit=3")
                    .json();
            assertThat(page.path("items")
                            .valueStream()
                            .map(item -> new Event(item.path("number").asLong(), item)))
                    .containsExactlyElementsOf(seen.subList(2, 5));
            assertThat(page.path("oldest").asLong()).isEqualTo(1);
            assertThat(page.path("head").asLong()).isGreaterThanOrEqualTo(seen.size());
        }
    }

    /** @return the first facts of a connection that is cut behind them, whatever else was on its way */
    private static List<Event> readUntilCut(Client client, String project, long after, int count) {
        try (var stream = client.events(project, after)) {
            Wait.until(
                    count + " facts after " + after,
                    () -> stream.events().size() >= count,
                    () -> "came: " + stream.frames());
            return stream.events().subList(0, count);
        }
    }

    private static long last(List<Event> seen) {
        return seen.isEmpty() ? 0 : seen.getLast().number();
    }
}
