package dev.sitewright.bridge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What OpenCode keeps for projects nobody works on, at a time that the test says. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class IdleInstancesTest {
    @Inject
    IdleInstances idle;

    @Inject
    Clock clock;

    @Test
    void an_idle_instance_is_ended_once_and_its_session_goes_on_all_the_same() {
        var chat = Chat.begin();
        chat.talk("hello");

        assertThat(endedAfter(Duration.ofMinutes(5))).doesNotContain(directoryOf(chat));
        assertThat(endedAfter(Duration.ofMinutes(16))).contains(directoryOf(chat));
        assertThat(endedAfter(Duration.ofMinutes(16))).doesNotContain(directoryOf(chat));

        chat.talk("hello again");
        assertThat(chat.messages()).hasSize(4);
    }

    @Test
    void an_instance_in_which_a_session_works_goes_on() {
        var chat = Chat.begin();
        chat.say("never finish");
        chat.until("", "status", "busy"::equals);

        assertThat(endedAfter(Duration.ofHours(1))).doesNotContain(directoryOf(chat));

        chat.until("", "status", "busy"::equals);
        chat.request().post(chat.session("/stop")).then().statusCode(200);
    }

    private List<String> endedAfter(Duration time) {
        return idle.endIdle(clock.instant().plus(time)).await().atMost(Bridge.PATIENCE);
    }

    private static String directoryOf(Chat chat) {
        return Bridge.workspaceOf(chat.projectId()).toString();
    }
}
