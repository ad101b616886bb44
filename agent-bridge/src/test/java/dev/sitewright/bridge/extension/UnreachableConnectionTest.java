package dev.sitewright.bridge.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.ChatFact.ChatDiagnostic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person's connection leads to an address where nobody answers: the real OpenCode asks again, or waits for minutes. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class UnreachableConnectionTest {
    @Test
    void a_prompt_ends_soon_and_names_the_connection_that_refuses() {
        var ada = prefers("http://127.0.0.1:1/v1");

        ada.end(ada.say("is anybody there"))
                .body("state", equalTo("failed"))
                .body("diagnostic.category", equalTo("network"))
                .body("diagnostic.message", containsString("\"away\""))
                .body("diagnostic.action", containsString("address"))
                .body("diagnostic.retryable", equalTo(true));
    }

    @Test
    void an_address_that_swallows_everything_is_given_up_too_and_the_next_model_of_the_policy_goes_on()
            throws IOException {
        try (var swallowing = new SwallowingAddress()) {
            var ada = prefers(swallowing.address());
            Connecting.fallBack(ada, "custom/fake");

            ada.end(ada.say("somebody else, then"))
                    .body("state", equalTo("finished"))
                    .body("usedModel", equalTo("custom/fake"))
                    .body("modelFrom", equalTo("fallback"));

            assertThat(Told.await(ada.projectId(), ChatDiagnostic.class, 1))
                    .extracting(ChatDiagnostic::message)
                    .first()
                    .asString()
                    .contains("\"away\"");
        }
    }

    private static Chat prefers(String address) {
        var person = Chat.begin();
        Connecting.connect(person, "away", "a-key", address);
        Connecting.prefer(person, "/internal/v1/model-preference", Map.of("model", "away/fake"));
        return person;
    }
}
