package dev.sitewright.bridge.prompt;

import static org.awaitility.Awaitility.await;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from the call to stop until the last process of a shell that ignores signals is gone. It prints figures and demands
 * none: {@code -Dtest=StopBench}.
 */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class StopBench {
    private static final int TURNS = Integer.getInteger("bench.turns", 20);

    @Test
    void a_stubborn_shell() {
        var chat = Chat.begin();
        var figures = new ArrayList<Double>();
        for (var turn = 0; turn < TURNS; turn++) {
            chat.say("run a stubborn command");
            await().atMost(Bridge.PATIENCE).until(() -> !shells().isEmpty());
            var shells = shells();
            var begin = System.nanoTime();
            chat.request().post(chat.session("/stop")).then().statusCode(200);
            await().atMost(Bridge.PATIENCE).until(() -> shells.stream().noneMatch(StopBench::runs));
            figures.add((System.nanoTime() - begin) / 1e6);
            chat.rest();
        }
        var sorted = figures.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "BENCH stop of a shell that ignores signals: n %d, p50 %.0f ms, most %.0f ms%n",
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.getLast());
    }

    private static List<ProcessHandle> shells() {
        return OpenCodeUnderTest.process().descendants().filter(StopBench::runs).toList();
    }

    /** One that only waits to be collected has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }
}
