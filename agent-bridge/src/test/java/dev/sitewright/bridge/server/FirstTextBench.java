package dev.sitewright.bridge.server;

import static org.awaitility.Awaitility.await;

import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the first text of an answer takes through the bridge and from OpenCode alone, with the same scripted model: in turn, and of
 * twenty projects at once. It prints figures and demands none: {@code -Dtest=FirstTextBench}.
 */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class FirstTextBench {
    private static final int WARM_UPS = 5;
    private static final int TURNS = Integer.getInteger("bench.turns", 40);
    private static final int PROJECTS = 20;
    private static final String TEXT = "say something";

    @Inject
    Providers providers;

    @TempDir
    Path folder;

    private final List<Chat> chats = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();

    @Test
    void first_text_beside_opencode_alone() throws IOException {
        try (var alone = new OpenCodeAlone(folder, providers.choice().orElseThrow());
                var deltas = FirstTexts.ofDeltas()) {
            Bridge.awaitReady();
            await().atMost(Bridge.PATIENCE).until(alone::isReady);
            inTurn(alone, deltas);
            for (var round : List.of("first use of each directory", "again")) {
                print("20 at once by the bridge, " + round, bridgeAtOnce(deltas));
                print("20 at once by OpenCode alone, " + round, aloneAtOnce(alone));
                print(
                        "resident MB: behind the bridge",
                        List.of(megabytes(OpenCodeUnderTest.process().pid())));
                print("resident MB: alone", List.of(megabytes(alone.pid())));
                print(
                        "resident MB: the bridge, with the test in its process",
                        List.of(megabytes(ProcessHandle.current().pid())));
            }
        }
    }

    private void inTurn(OpenCodeAlone alone, FirstTexts deltas) {
        var chat = Chat.begin();
        var session = alone.open(folder.resolve("in-turn"));
        var byBridge = new ArrayList<Double>();
        var byItself = new ArrayList<Double>();
        for (var turn = -WARM_UPS; turn < TURNS; turn++) {
            var bridge = deltas.time(chat.projectId(), () -> chat.say(TEXT));
            chat.rest();
            var itself = alone.time(session, TEXT);
            if (turn >= 0) {
                byBridge.add(bridge);
                byItself.add(itself);
            }
        }
        print("in turn by the bridge", byBridge);
        print("in turn by OpenCode alone", byItself);
        System.out.printf(
                Locale.ROOT,
                "BENCH in turn: the bridge adds %.1f ms, ratio %.2f%n",
                median(byBridge) - median(byItself),
                median(byBridge) / median(byItself));
    }

    private List<Double> bridgeAtOnce(FirstTexts deltas) {
        if (chats.isEmpty()) {
            IntStream.range(0, PROJECTS).forEach(each -> chats.add(Chat.begin()));
        }
        var times = deltas.timeAll(
                chats.stream().map(Chat::projectId).toList(),
                place -> chats.get(place).say(TEXT));
        chats.forEach(Chat::rest);
        return times;
    }

    private List<Double> aloneAtOnce(OpenCodeAlone alone) {
        if (sessions.isEmpty()) {
            IntStream.range(0, PROJECTS).forEach(each -> sessions.add(alone.open(folder.resolve("at-once-" + each))));
        }
        return alone.timeAll(sessions, TEXT);
    }

    private static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    private static void print(String what, List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "BENCH %s: n %d, p50 %.1f, p95 %.1f, most %.1f%n",
                what,
                sorted.size(),
                median(figures),
                sorted.get((int) (sorted.size() * 0.95)),
                sorted.getLast());
    }
}
