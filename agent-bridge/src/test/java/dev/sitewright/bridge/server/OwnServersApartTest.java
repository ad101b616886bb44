package dev.sitewright.bridge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.sitewright.bridge.signin.WithAcme;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.Neighbours;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A server for each project: what is one's is not in another's, and there are not too many. */
@QuarkusTest
@TestProfile(WithAcme.OfTheirOwn.class)
@WithSitewrightBackends
public class OwnServersApartTest {
    @Test
    void each_project_has_a_process_a_home_and_a_key_of_its_own() throws IOException {
        var ada = Neighbours.ada();
        var bob = Neighbours.bob();
        ada.talk("ada is here");
        bob.talk("bob is here");

        var one = OpenCodeUnderTest.process(ada.projectId()).orElseThrow();
        var other = OpenCodeUnderTest.process(bob.projectId()).orElseThrow();
        assertThat(one.pid()).isNotEqualTo(other.pid());
        assertThat(variable(one, "HOME")).endsWith(ada.projectId()).isNotEqualTo(variable(other, "HOME"));
        assertThat(variable(one, "SITEWRIGHT_PROJECT_KEY")).isNotEqualTo(variable(other, "SITEWRIGHT_PROJECT_KEY"));
        assertThat(variable(one, "OPENCODE_SERVER_PASSWORD")).isNotEqualTo(variable(other, "OPENCODE_SERVER_PASSWORD"));
        assertThat(variable(one, "SITEWRIGHT_PROJECTS_KEY")).isEmpty();
        assertThat(ada.messages()).hasSize(2);
    }

    @Test
    void the_one_that_rests_longest_makes_room_and_while_all_work_one_has_to_wait() {
        var all = List.of(Neighbours.bob(), Neighbours.adaElsewhere(), Neighbours.ada());
        all.forEach(each -> each.talk("resting from now on"));
        var eve = Chat.begin();
        eve.talk("eve comes");
        assertThat(OpenCodeUnderTest.process(all.getFirst().projectId())).isEmpty();

        var working = List.of(all.get(1), all.get(2), eve);
        for (var each : working) {
            each.say("never finish");
            each.until("", "status", "busy"::equals);
        }
        var bob = all.getFirst();
        bob.request()
                .get(bob.session("/todos"))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("agents-busy"));
        var prompt = bob.say("bob waits for his turn");
        eve.request().post(eve.session("/stop")).then().statusCode(200);

        bob.end(prompt).body("state", equalTo("finished"));
        assertThat(OpenCodeUnderTest.process(eve.projectId())).isEmpty();
        working.subList(0, 2)
                .forEach(each ->
                        each.request().post(each.session("/stop")).then().statusCode(200));
    }

    private static String variable(ProcessHandle process, String name) throws IOException {
        return Pattern.compile("\0")
                .splitAsStream(Files.readString(Path.of("/proc/" + process.pid() + "/environ")))
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
