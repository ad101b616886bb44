package dev.sitewright.bridge.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.Identities;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Which model is asked for a record: by the rule that holds for prompts. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class GeneratedByOwnModelsTest {
    private static final String KEY = "the-key-of-who-asks";

    @Test
    void the_owners_preferred_fast_model_is_asked_by_their_own_key() {
        var ada = Chat.begin();
        connect(ada, "mine", ConfigProvider.getConfig().getValue(ScriptedModel.ADDRESS, String.class));
        var wish = wish(ada);

        wish.end().body("state", equalTo("done")).body("model", equalTo("mine/fake"));

        assertThat(ScriptedModel.requestsWith(wish.prompt()))
                .isNotEmpty()
                .allMatch(request -> ("Bearer " + KEY).equals(request.get("authorization")));
        ada.talk("and the work goes on"); // in an instance of its own
    }

    @Test
    void when_it_cannot_be_reached_the_next_of_the_policy_answers_and_is_noted() {
        var ada = Chat.begin();
        connect(ada, "away", "http://127.0.0.1:1/v1");
        Connecting.fallBack(ada, "custom/fake");

        wish(ada)
                .end()
                .body("state", equalTo("done"))
                .body("model", equalTo("custom/fake"))
                .body("diagnostic", nullValue());
    }

    @Test
    void where_the_policy_names_no_other_the_run_fails_and_says_which_connection() {
        var ada = Chat.begin();
        connect(ada, "away", "http://127.0.0.1:1/v1");

        wish(ada)
                .end()
                .body("state", equalTo("failed"))
                .body("diagnostic.category", equalTo("network"))
                .body("diagnostic.message", containsString("\"away\""));
    }

    private static void connect(Chat person, String name, String address) {
        Connecting.connect(person, name, KEY, address);
        Connecting.prefer(person, "/internal/v1/model-preference", Map.of("fastModel", name + "/fake"));
    }

    private static Identities wish(Chat person) {
        var words = person.projectId() + " name the bakery";
        return new Identities(Ids.next("job"), person.projectId(), person.ownerId(), words).make();
    }
}
