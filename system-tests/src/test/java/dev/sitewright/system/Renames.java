package dev.sitewright.system;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Has one fact after the other happen to a project, through the API: a new name, sent under the same key until it has taken effect. */
final class Renames {
    private static final Executor AFTER_A_MOMENT = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private final List<Door> doors;
    private final Map<String, String> credential;
    private final String project;
    private final Random random;
    private final Thread thread = Thread.ofVirtual().unstarted(this::go);
    private volatile boolean ended;
    private int count;

    Renames(List<Door> doors, Map<String, String> credential, String project, long seed) {
        this.doors = doors;
        this.credential = credential;
        this.project = project;
        this.random = new Random(seed);
    }

    Renames start() {
        thread.start();
        return this;
    }

    /** Lets no more happen. @return the names that the project has had, in their order */
    List<String> end() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(Renames::name)
                .toList();
    }

    private void go() {
        while (!ended) {
            var change = People.json("PATCH", "/projects/" + project, Map.of("name", name(count + 1)))
                    .with(credential)
                    .with(Map.of(
                            "If-Match",
                            "*",
                            "Idempotency-Key",
                            UUID.randomUUID().toString()));
            while (!hasTakenEffect(change)) {
                CompletableFuture.runAsync(() -> {}, AFTER_A_MOMENT).join();
            }
            count++;
        }
    }

    private boolean hasTakenEffect(Door.Request change) {
        try {
            return doors.get(random.nextInt(doors.size())).send(change).status() == 200;
        } catch (UncheckedIOException e) {
            return false; // whether it has is told when it is sent again
        }
    }

    private static String name(int number) {
        return "Name " + number;
    }
}
