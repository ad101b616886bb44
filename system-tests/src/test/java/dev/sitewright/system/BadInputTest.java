package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, as the gateway passes it on. */
@OnSharedSystem
class BadInputTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"items": [{"prompt": ""}]}                 | 422 | /items/0/prompt | blank
            {"items": [{"prompt": "x", "colour": "b"}]} | 400 | /items/0/colour | unknown-field
            {"items": [{"prompt":                       | 400 | ''              | bad-json
            """)
    void a_body_that_is_wrong_is_refused_with_the_place(
            String body, int status, String pointer, String code, Client client) {
        var answer = client.post("projects", body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.http().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(answer.json().path("requestId").asText()).isNotEmpty();
    }

    @Test
    void a_prompt_over_64_KiB_is_refused_with_the_place(Client client) {
        var prompt = "é".repeat(32_768) + "e";
        var answer = client.post("projects", Map.of("items", List.of(Map.of("prompt", prompt))));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/items/0/prompt");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("too-long");
    }

    @Test
    void nobody_sets_up_twice_and_strangers_see_nothing(Client client, RunningSystem system) {
        var stranger = new Client(system.gateway());
        var again = stranger.post("setup", Map.of("username", "eve", "password", "correct horse"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asText()).isEqualTo("already-set-up");

        var project = client.create(MainJob.QUICK);
        assertThat(stranger.get("projects").status()).isEqualTo(401);
        assertThat(stranger.get("projects/" + project).status()).isEqualTo(401);
        assertThat(stranger.get("projects/" + project + "/events").status()).isEqualTo(401);
    }

    @Test
    void what_is_not_there_is_404(Client client) {
        var nowhere = "projects/prj_00000000000000000000000000000000";
        assertThat(client.get(nowhere).json().path("code").asText()).isEqualTo("project-not-found");
        assertThat(client.get(nowhere + "/events").status()).isEqualTo(404);
    }
}
