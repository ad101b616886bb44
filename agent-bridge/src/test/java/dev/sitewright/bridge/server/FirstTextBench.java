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
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the first text of an answer takes through the bridge and from OpenCode alone, with the same scripted model: in turn, so that both
 * see the same machine, and of twenty projects at once. It prints figures and demands none: {@code -Dtest=FirstTextBench}.
 */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class FirstTextBench {
    private static final int WARM_UPS = Integer.getInteger("bench.warm-ups", 200); // until the compiler rests
    private static final int TURNS = Integer.getInteger("bench.turns", 70);
    private static final int TURNS_OF_TOKEN = 50; // tokens end after minutes
    private static final int PROJECTS = 20;
    private static final String TEXT = "say something";

    @Inject
    Providers providers;

    @Inject
    OpenCodeServers servers;

    @Inject
    Vertx vertx;

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
            if (Boolean.getBoolean("bench.turns.only")) {
                return;
            }
            for (var round : List.of("first use of each directory", "again")) {
                Turns.print("20 at once by the bridge, " + round, bridgeAtOnce(deltas));
                Turns.print("20 at once by OpenCode alone, " + round, aloneAtOnce(alone));
                Turns.print(
                        "resident MB: behind the bridge",
                        List.of(megabytes(OpenCodeUnderTest.process().pid())));
                Turns.print("resident MB: alone", List.of(megabytes(alone.pid())));
                Turns.print(
                        "resident MB: the bridge, with the test in its process",
                        List.of(megabytes(ProcessHandle.current().pid())));
            }
        }
    }

    private void inTurn(OpenCodeAlone alone, FirstTexts deltas) {
        var chat = Chat.begin();
        var session = alone.open(folder.resolve("in-turn"));
        var asking = new Asking(vertx);
        var token = Asking.tokenOf(chat);
        var byBridge = new Turns();
        var byItself = new Turns();
        for (var turn = -WARM_UPS; turn < TURNS; turn++) {
            if (turn % TURNS_OF_TOKEN == 0) {
                token = Asking.tokenOf(chat); // used again, as the gateway does
            }
            rest(alone);
            var bridge = throughBridge(chat, asking, token, deltas);
            rest(alone);
            var begin = Instant.now();
            var time = alone.time(session, TEXT);
            var itself = alone.stages(session, begin);
            if (turn >= 0) {
                byBridge.add(bridge.firstText(), bridge.stages());
                byItself.add(time, itself);
            }
        }
        byBridge.print("by the bridge");
        byItself.print("by OpenCode alone");
        System.out.printf(
                Locale.ROOT,
                "BENCH in turn: the bridge adds p50 %.1f, p99 %.1f%n",
                byBridge.percentile(0.5) - byItself.percentile(0.5),
                byBridge.percentile(0.99) - byItself.percentile(0.99));
    }

    private static void rest(OpenCodeAlone alone) {
        ProcessRest.await(
                alone.pid(),
                OpenCodeUnderTest.process().pid(),
                ProcessHandle.current().pid());
    }

    private record Turn(double firstText, Stages stages) {}

    /** Returns when the bridge is done with the turn, too: what it does afterwards is not to slow the other. */
    private Turn throughBridge(Chat chat, Asking asking, String token, FirstTexts deltas) {
        var given = new AtomicReference<>("");
        var begin = Instant.now();
        var time = deltas.time(chat.projectId(), () -> given.set(asking.say(chat, token, TEXT)));
        chat.end(Objects.requireNonNull(given.get()));
        chat.rest();
        var directory = Bridge.workspaceOf(chat.projectId()).toString();
        return new Turn(time, Stages.of(servers.running().getFirst(), directory, chat.sessionId(), begin));
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
}
