package dev.sitewright.bridge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatMessageUser;
import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatToolFinish;
import dev.sitewright.contracts.ChatFact.ChatToolStart;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The event stream is lost while the agent works. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class StreamLossTest {
    @Inject
    UpstreamFollower follower;

    @Test
    void what_happened_meanwhile_is_told_once_and_in_order() {
        var project = Bridge.project();
        var prompt = Bridge.prompt(project, "run a command");
        Told.await(project.id(), ChatToolStart.class, 1);

        follower.stop(new ShutdownEvent());
        Bridge.awaitEnd(prompt).then().body("state", equalTo("finished"));
        follower.start(new StartupEvent());

        var later = Bridge.prompt(project, "and one more");
        Bridge.awaitEnd(later).then().body("state", equalTo("finished"));
        var facts = Told.until(project.id(), ChatMessageFinal.class, 3);
        assertThat(of(facts, ChatToolStart.class)).hasSize(1);
        assertThat(of(facts, ChatToolFinish.class)).hasSize(1);
        assertThat(of(facts, ChatMessageUser.class)).hasSize(2);
        assertThat(of(facts, ChatMessageFinal.class).stream().map(ChatMessageFinal::messageId))
                .doesNotHaveDuplicates();
        assertThat(of(facts, ChatSessionStatus.class).stream().map(ChatSessionStatus::status))
                .containsExactly("busy", "idle", "busy");
    }

    @Test
    void a_stream_that_comes_back_during_the_run_goes_on_telling() {
        var project = Bridge.project();
        var prompt = Bridge.prompt(project, "talk slowly");
        Told.deltas(project.id(), 1);

        follower.stop(new ShutdownEvent());
        follower.start(new StartupEvent());

        Bridge.awaitEnd(prompt).then().body("state", equalTo("finished"));
        var facts = Told.until(project.id(), ChatSessionStatus.class, 2);
        assertThat(of(facts, ChatMessageUser.class)).hasSize(1);
        assertThat(of(facts, ChatMessageFinal.class))
                .singleElement()
                .satisfies(answer -> assertThat(answer.parts())
                        .extracting(ChatFact.Part::text)
                        .containsExactly("one two three four five six seven eight"));
    }

    private static <T extends ChatFact> List<T> of(List<ChatFact> facts, Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
