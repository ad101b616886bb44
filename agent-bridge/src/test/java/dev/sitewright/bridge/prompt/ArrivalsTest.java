package dev.sitewright.bridge.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Prompts that are handed on without a look at the table. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class ArrivalsTest {
    private static final int PROMPTS = 6;

    @Test
    void prompts_that_come_at_the_same_moment_wait_for_each_other() {
        var chat = Chat.begin();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, PROMPTS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> chat.say("say " + number), people))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .forEach(prompt -> chat.end(prompt).body("state", equalTo("finished")));
        }
        chat.rest();

        var roles = chat.messages().stream().map(message -> message.get("role")).toList();
        assertThat(roles).hasSize(2 * PROMPTS);
        for (var place = 0; place < roles.size(); place += 2) {
            assertThat(roles.subList(place, place + 2)).containsExactly("user", "assistant");
        }
    }
}
