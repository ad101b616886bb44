package dev.sitewright.bridge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.sitewright.bridge.signin.WithAcme;
import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.Neighbours;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What holds with one server for all projects holds with one for each; a minute long, since servers are killed and ended: {@code -Dtest=OwnServersBench}. */
@QuarkusTest
@TestProfile(WithAcme.OfTheirOwn.class)
@WithSitewrightBackends
class OwnServersBench {
    @Inject
    OwnFleet fleet;

    @Inject
    Clock clock;

    @Test
    void requests_are_answered_and_work_is_stopped() {
        var chat = Neighbours.ada();
        chat.request()
                .header("If-Match", "*")
                .body(Map.of(
                        "rules",
                        List.of(Map.of("tool", "edit", "pattern", "*", "action", "ask")),
                        "deadlineSeconds",
                        600))
                .patch(chat.project() + "/agent-policy")
                .then()
                .statusCode(200);
        var prompt = chat.say("write a file");
        chat.answer(chat.waiting(), Map.of("reply", "once")).statusCode(200);
        chat.end(prompt).body("state", equalTo("finished"));
        assertThat(Bridge.workspaceOf(chat.projectId()).resolve("hello.txt")).exists();

        chat.say("run a stubborn command");
        await().atMost(Bridge.PATIENCE).until(() -> commands(chat) > 0);
        chat.request().post(chat.session("/stop")).then().body("rests", equalTo(true));
        assertThat(commands(chat)).isZero();
    }

    @Test
    void a_killed_server_is_replaced_and_a_wiped_one_knows_the_conversation() throws IOException {
        var chat = Neighbours.ada();
        chat.talk("my name is Plover");
        var prompt = chat.say("talk slowly");
        chat.until("", "status", "busy"::equals);
        OpenCodeUnderTest.kill(chat.projectId());
        chat.end(prompt).body("state", equalTo("finished"));

        OpenCodeUnderTest.kill(chat.projectId());
        Trees.delete(home(chat).resolve(".local/share/opencode"));
        chat.talk("what did I say");

        assertThat(ScriptedModel.requestsWith("what did I say").getLast().toString())
                .contains("my name is Plover");
        assertThat(Told.until(chat.projectId(), ChatMessageFinal.class, 3).stream()
                        .filter(ChatMessageFinal.class::isInstance))
                .doesNotHaveDuplicates();
    }

    @Test
    void opencodes_own_interface_reaches_the_projects_server() {
        var chat = Neighbours.ada();
        var through = chat.project() + "/opencode/session";
        var id = chat.request()
                .body(Map.of("title", "By hand"))
                .post(through)
                .then()
                .statusCode(200)
                .body("id", notNullValue())
                .extract()
                .<String>path("id");
        chat.request()
                .body(Map.of("parts", List.of(Map.of("type", "text", "text", "say it once"))))
                .post(through + "/" + id + "/message")
                .then()
                .statusCode(200);
        chat.in(id).rest();
        assertThat(chat.in(id).messages()).hasSize(2);
    }

    @Test
    void a_server_that_nobody_uses_ends_and_comes_back_when_it_is_needed() {
        var chat = Neighbours.ada();
        chat.talk("hello");
        assertThat(endedAfter(Duration.ofMinutes(5))).doesNotContain(chat.projectId());
        assertThat(endedAfter(Duration.ofMinutes(16))).contains(chat.projectId());
        assertThat(OpenCodeUnderTest.process(chat.projectId())).isEmpty();

        chat.talk("hello again");
        assertThat(chat.messages()).hasSize(4);
    }

    private List<String> endedAfter(Duration time) {
        return fleet.endIdle(clock.instant().plus(time)).await().atMost(Bridge.PATIENCE);
    }

    private static long commands(Chat chat) {
        return OpenCodeUnderTest.process(chat.projectId())
                .orElseThrow()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().isPresent())
                .count();
    }

    private static Path home(Chat chat) {
        return Path.of(ConfigProvider.getConfig().getValue("sitewright.opencode.home", String.class))
                .resolve("servers")
                .resolve(chat.projectId());
    }
}
