package dev.sitewright.bridge.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is stopped stops. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class StoppingTest {
    @Test
    void an_answer_stops_and_so_does_what_waits_behind_it() {
        var chat = Chat.begin();
        var running = chat.say("never finish");
        chat.until("", "status", "busy"::equals);
        var waiting = chat.say("later");

        chat.request()
                .post(chat.session("/stop"))
                .then()
                .statusCode(200)
                .body("rests", equalTo(true))
                .body("prompts", hasItems(running, waiting));

        chat.end(running).body("state", equalTo("stopped"));
        chat.end(waiting).body("state", equalTo("stopped"));
        chat.rest();
        chat.talk("and now something else");
    }

    @Test
    void a_shell_that_ignores_signals_is_gone_with_all_that_it_started() {
        var chat = Chat.begin();
        chat.say("run a stubborn command");
        await().atMost(Bridge.PATIENCE).until(() -> !children().isEmpty());
        var before = children();

        var took = chat.request()
                .post(chat.session("/stop"))
                .then()
                .statusCode(200)
                .body("rests", equalTo(true))
                .extract()
                .time();

        assertThat(before)
                .noneMatch(process -> process.isAlive()
                        && process.info().commandLine().isPresent()); // else it only waits to be collected
        assertThat(Duration.ofMillis(took)).isLessThan(Duration.ofSeconds(20)); // the measured figure is in the README
        chat.rest();
    }

    private static List<ProcessHandle> children() {
        return OpenCodeUnderTest.process().descendants().toList();
    }
}
