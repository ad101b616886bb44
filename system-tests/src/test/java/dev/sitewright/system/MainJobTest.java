package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a prompt to a live page, with nothing going wrong. */
@ExtendWith(SharedSystem.class)
class MainJobTest {
    @Test
    void a_prompt_becomes_a_live_page_that_the_agent_wrote(Client client) throws IOException {
        var project = client.create(MainJob.BAKERY);
        try (var follower = Follower.of(client, project)) {
            follower.awaitEvent("the end of the first prompt", MainJob::isDone);
            follower.awaitEvent("a healthy preview", event -> event.is("runtime.ready"));
            Wait.until(
                    "an idle agent",
                    () -> client.project(project).path("agentState").asText().equals("idle"),
                    () -> client.project(project).toString());

            var view = client.project(project);
            assertThat(view.path("observedState").asText()).isEqualTo("healthy");
            assertThat(view.path("sessionId").asText()).startsWith("ses_");
            var preview = view.path("previewUrl").asText();
            assertThat(Pages.get(preview).body()).contains("<h1>" + MainJob.BAKERY_HEADLINE + "</h1>");
            assertThat(Pages.get(preview + (preview.endsWith("/") ? "" : "/") + "bakery.css")
                            .body())
                    .contains("#fdf6ec");

            MainJob.assertEveryStepOnce(follower.events());
            MainJob.assertBakeryWritten(follower.events());
            assertThat(client.log(project)).startsWith(follower.events().toArray(Event[]::new));
        }
    }

    @Test
    void the_stream_begins_with_hello_carries_growing_text_and_is_never_silent_for_long(Client client) {
        var project = client.create(MainJob.BAKERY);
        try (var stream = client.events(project, 0)) {
            var headers = stream.response().headers();
            assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(headers.firstValue("Cache-Control")).contains("no-cache");
            assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");

            stream.await("the end of the first prompt", frame -> frame.isFact() && MainJob.isDone(frame.toEvent()));
            stream.await("a keep-alive", frame -> frame.comment().equals("keep-alive"));

            var hello = stream.frames().stream()
                    .filter(frame -> frame.comment().isEmpty() && !frame.event().isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertThat(hello.event()).isEqualTo("hello");
            assertThat(hello.data().path("head").isIntegralNumber()).isTrue();
            assertThat(hello.data().path("oldest").asLong()).isEqualTo(1);
            assertDeltasJoinToTheFinalTexts(stream);
        }
    }

    /** Pieces of a part that was followed from its first on lie end to end, and make up the text that the fact repeats. */
    private static void assertDeltasJoinToTheFinalTexts(EventStream stream) {
        var grown = new TreeMap<String, StringBuilder>();
        stream.frames().stream()
                .filter(Frame::isDelta)
                .map(frame -> frame.data().path("data"))
                .forEach(delta -> {
                    var text = grown.computeIfAbsent(delta.path("partId").asText(), part -> new StringBuilder());
                    assertThat(delta.path("offset").asInt())
                            .as("where the piece begins")
                            .isEqualTo(text.length());
                    text.append(delta.path("text").asText());
                });
        assertThat(grown).as("texts that grew").hasSizeGreaterThanOrEqualTo(3);
        var finals = new TreeMap<String, String>();
        stream.events().stream()
                .filter(event -> event.is("chat.message.final"))
                .flatMap(event -> event.data().path("parts").valueStream())
                .filter(part -> part.path("kind").asText().equals("text"))
                .forEach(part -> finals.put(
                        part.path("partId").asText(), part.path("text").asText()));
        for (var part : Map.copyOf(grown).entrySet()) {
            assertThat(finals).containsEntry(part.getKey(), part.getValue().toString());
        }
    }
}
