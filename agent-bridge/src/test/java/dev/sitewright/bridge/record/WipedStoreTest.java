package dev.sitewright.bridge.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatMessageUser;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** OpenCode loses all it had; conversations go on. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class WipedStoreTest {
    @Inject
    OpenCodeServers servers;

    @Test
    void the_second_prompt_carries_the_first_exchange_though_the_store_was_wiped_between() {
        var chat = Chat.begin();
        chat.talk("my name is Plover");
        chat.talk("fail with 500 once");
        var before = chat.messages();

        wipe();
        chat.talk("what did I say");

        assertThat(ScriptedModel.requestsWith("what did I say").getFirst().toString())
                .contains("my name is Plover", "You said: my name is Plover");
        var after = chat.messages();
        assertThat(after).hasSize(before.size() + 2);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        var facts = Told.until(chat.projectId(), ChatMessageFinal.class, 3);
        assertThat(facts.stream()
                        .filter(ChatMessageUser.class::isInstance)
                        .map(fact -> ((ChatMessageUser) fact).text()))
                .containsExactly("my name is Plover", "fail with 500 once", "what did I say");
        assertThat(facts.stream().filter(ChatMessageFinal.class::isInstance)).doesNotHaveDuplicates();
    }

    private void wipe() {
        var process = OpenCodeUnderTest.process();
        process.destroyForcibly();
        await().atMost(Bridge.PATIENCE).until(() -> servers.running().isEmpty() || !process.isAlive());
        deleteAll(Path.of(ConfigProvider.getConfig().getValue("sitewright.opencode.home", String.class))
                .resolve(".local/share/opencode"));
        // Another may have been started in between, and may have made its store: it loses it as well.
        await().atMost(Bridge.PATIENCE)
                .ignoreExceptions()
                .until(() -> OpenCodeUnderTest.process().destroyForcibly());
        Bridge.awaitReady();
    }

    private static void deleteAll(Path folder) {
        await().atMost(Bridge.PATIENCE).ignoreExceptions().until(() -> {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(WipedStoreTest::delete);
            }
            return !Files.exists(folder);
        });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
