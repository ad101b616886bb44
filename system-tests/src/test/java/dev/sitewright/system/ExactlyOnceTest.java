package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.system.People.Person;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change takes effect once, however often it is sent and whatever is killed meanwhile: every change of the document, a new one too. */
@OnIdleSystem
@ResourceLock(OnIdleSystem.LOCK)
class ExactlyOnceTest {
    private final ApiDocument document = ApiDocument.read();

    /** One change, to be sent again and again under its key. */
    private record Change(ApiOperation operation, Door.Request request, Person caller, List<String> requestIds) {
        static Change of(ApiOperation operation, People people, Calls calls) {
            var caller = operation.isForAdministrators() ? people.admin() : people.somebody();
            var keyed = calls.request(operation, caller)
                    .with(caller.credential())
                    .with(Map.of("Idempotency-Key", UUID.randomUUID().toString()));
            var ids =
                    Stream.generate(() -> "once-" + UUID.randomUUID()).limit(3).toList();
            return new Change(operation, keyed, caller, ids);
        }

        /** @return the answer; none when the connection broke */
        Optional<Door.Answer> send(int time) {
            try {
                return Optional.of(caller.door().send(request.with(Map.of("X-Request-Id", requestIds.get(time)))));
            } catch (UncheckedIOException e) {
                return Optional.empty();
            }
        }

        /** Sends until there is an answer that says more than that one may try again. */
        Door.Answer sendUntilAnswered(int time) {
            var answers = new ArrayList<Door.Answer>();
            Wait.until(
                    "an answer to " + operation,
                    () -> {
                        send(time).ifPresent(answers::add);
                        return !answers.isEmpty() && !isPassing(answers.getLast());
                    },
                    () -> "came: " + answers);
            return answers.getLast();
        }

        private static boolean isPassing(Door.Answer answer) {
            return answer.status() >= 409 && answer.json().path("retryable").asBoolean();
        }

        /** @return how many of the three left something in the audit log */
        long effects(Person admin) {
            return requestIds.stream()
                    .filter(id -> !admin.get("/audit?requestId=" + id)
                            .json()
                            .path("items")
                            .isEmpty())
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-gateway", "project-service", "postgresql"})
    void a_change_that_is_sent_three_times_while_a_part_is_killed_takes_effect_once(
            String part, People people, RunningSystem system) {
        var calls = new Calls(document, new Things(document, people, system));
        var changes = document.operations().stream()
                .filter(operation ->
                        operation.takes("Idempotency-Key") && !OperationsTest.ELSEWHERE.containsKey(operation.id()))
                .map(operation -> Change.of(operation, people, calls))
                .toList();

        sendAll(changes, () -> system.kill(part));
        var second = changes.stream().map(change -> change.sendUntilAnswered(1)).toList();
        var third = changes.stream().map(change -> change.sendUntilAnswered(2)).toList();

        for (var place = 0; place < changes.size(); place++) {
            var change = changes.get(place);
            assertThat(second.get(place).isGood())
                    .as("%s: %s", change, second.get(place))
                    .isTrue();
            assertThat(third.get(place).text()).isEqualTo(second.get(place).text());
            assertThat(third.get(place).header("Idempotency-Replayed"))
                    .as("%s", change)
                    .isEqualTo("true");
            assertOneEffect(change, people.admin());
        }
    }

    /** What belongs to everybody is changed by several of them at once: one that finds it as wanted changes nothing, and tells nothing. */
    private static void assertOneEffect(Change change, Person admin) {
        if (change.operation().isForAdministrators()) {
            assertThat(change.effects(admin)).as("effects of %s", change).isLessThanOrEqualTo(1);
            return;
        }
        Wait.until("the audit entry of " + change, () -> change.effects(admin) > 0, () -> "none");
        assertThat(change.effects(admin)).as("effects of %s", change).isEqualTo(1);
    }

    /** Sends each for the first time, all at once, and lets something happen as soon as one of them was answered. */
    private static void sendAll(List<Change> changes, Runnable happening) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = new CountDownLatch(1);
            changes.forEach(change -> threads.execute(() -> {
                change.send(0);
                first.countDown();
            }));
            first.await();
            happening.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
