package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.Verb;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** All in one session: its prompts are sent one after the other, and never in time to matter here. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
@Covers(SessionPromptsResource.class)
class PromptsCollectionTest extends CollectionContract {
    private final Owner owner = Owner.fresh();
    private String path = "";

    @BeforeEach
    void aSession() {
        Bridge.awaitReady();
        var project = Ids.next("prj");
        Bridge.workspaceOf(project);
        var sessions = "/internal/v1/projects/" + project + "/sessions";
        var id = owner.request()
                .body(Map.of("items", List.of(Map.of("title", "Prompts"))))
                .post(sessions)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("items[0].id");
        path = sessions + "/" + id + "/prompts";
    }

    @Override
    protected Collection collection() {
        return new Collection(path, number -> Map.of("text", "Say " + number), "text", Map.of(), "prompt-not-found");
    }

    @Override
    protected RequestSpecification request(Owner asked) {
        return owner.request();
    }

    @Override
    protected Set<Verb> verbs() {
        return Set.of(Verb.CREATE);
    }

    @Override
    protected boolean isInside() {
        return true;
    }
}
