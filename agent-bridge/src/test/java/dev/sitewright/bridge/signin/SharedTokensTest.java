package dev.sitewright.bridge.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.Neighbours;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two projects of one person, each with an OpenCode of its own, and one account: what one of them refreshes the other has to have. */
@QuarkusTest
@TestProfile(WithAcme.OfTheirOwn.class)
@WithSitewrightBackends
class SharedTokensTest {
    private static final String TOGETHER = "at the same moment";

    @AfterEach
    void asBefore() {
        Acme.LASTING.set(3600);
        Acme.refreshTogether(0);
    }

    @Test
    void tokens_that_have_run_out_are_spent_once_when_two_projects_begin_together() {
        var ada = Neighbours.ada();
        var elsewhere = Neighbours.adaElsewhere();
        Acme.LASTING.set(1);
        Visitor.own(ada.ownerId()).signIn(Visitor.BY_CODE);
        Acme.LASTING.set(3600);
        var refused = Acme.refused();

        var one = say(ada, "one of two");
        var other = say(elsewhere, "the other of two");

        ada.end(one).body("state", equalTo("finished"));
        elsewhere.end(other).body("state", equalTo("finished"));
        assertThat(Acme.refused()).isEqualTo(refused);
        assertThat(Acme.authorizationsOf("the other of two").getLast())
                .isEqualTo(Acme.authorizationsOf("one of two").getLast());
    }

    @Test
    void of_two_that_refresh_in_the_middle_of_their_work_the_one_that_is_refused_goes_on_with_what_the_other_got()
            throws IOException {
        var ada = Neighbours.ada();
        var elsewhere = Neighbours.adaElsewhere();
        Visitor.own(ada.ownerId()).signIn(Visitor.BY_CODE);
        for (var each : new Chat[] {ada, elsewhere}) {
            each.end(say(each, "hello")).body("state", equalTo("finished"));
        }
        var refused = Acme.refused();
        var held = Acme.hold(TOGETHER);
        var one = say(ada, TOGETHER + ", one");
        var other = say(elsewhere, TOGETHER + ", two");
        await().atMost(Bridge.PATIENCE).until(() -> isAsked("one") && isAsked("two"));

        runOut(ada);
        runOut(elsewhere);
        Acme.refreshTogether(2);
        held.countDown();

        ada.end(one).body("state", equalTo("finished"));
        elsewhere.end(other).body("state", equalTo("finished"));
        assertThat(Acme.refused()).isGreaterThan(refused);
    }

    private static boolean isAsked(String which) {
        return !Acme.authorizationsOf(TOGETHER + ", " + which).isEmpty();
    }

    private static String say(Chat chat, String text) {
        return chat.ask(Map.of("text", text, "model", "acme/large"))
                .statusCode(202)
                .extract()
                .path("items[0].id");
    }

    /** As time does it. */
    private static void runOut(Chat chat) throws IOException {
        var mapper = new ObjectMapper();
        var file = Path.of(ConfigProvider.getConfig().getValue("sitewright.opencode.home", String.class))
                .resolve("servers/" + chat.projectId() + "/.local/share/opencode/auth.json");
        var all = mapper.readTree(Files.readString(file));
        ((ObjectNode) all.path("acme")).put("expires", 1);
        var fresh = Files.writeString(file.resolveSibling("auth.json.new"), mapper.writeValueAsString(all));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
