package dev.sitewright.bridge.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a project leaves behind. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class DeletedProjectTest {
    private final Topic events = Topic.of(Topics.EVENTS);

    @Inject
    Pool pool;

    @Test
    void what_was_added_for_a_project_goes_with_it_and_nothing_else() {
        var gone = Chat.begin();
        var stays = Chat.begin();
        for (var chat : List.of(gone, stays)) {
            furnish(chat);
            chat.talk("so that its settings are written");
        }
        assertThat(rows(gone)).isEqualTo(2);

        tell(gone, "stopped");
        tell(gone, "deleted");

        await().atMost(Bridge.PATIENCE).until(() -> rows(gone) == 0);
        assertThat(rows(stays)).isEqualTo(2);
    }

    private void tell(Chat chat, String to) {
        events.send(
                "/project-service", chat.projectId(), new ProjectWantedStateChanged(chat.projectId(), "running", to));
    }

    private static void furnish(Chat chat) {
        chat.request()
                .body(Map.of(
                        "items", List.of(Map.of("name", "tidy", "description", "Keeps it tidy", "text", "Be tidy."))))
                .post(chat.project() + "/skills")
                .then()
                .statusCode(201);
        Connecting.prefer(chat, chat.project() + "/model-preference", Map.of("model", "custom/fake"));
    }

    private int rows(Chat chat) {
        return pool.preparedQuery("""
                        select (select count(*) from extension where scope_id = $1)
                            + (select count(*) from model_preference where id = $1) as rows
                        """)
                .execute(Tuple.of(chat.projectId()))
                .await()
                .atMost(Bridge.PATIENCE)
                .iterator()
                .next()
                .getInteger("rows");
    }
}
