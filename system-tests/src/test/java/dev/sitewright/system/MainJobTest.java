package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From a prompt to a live page, with nothing going wrong. */
@OnSharedSystem
class MainJobTest {
    @Test
    void a_prompt_becomes_a_live_page_that_the_agent_wrote(Client client) throws IOException {
        var project = client.create(MainJob.BAKERY);
        try (var follower = Follower.of(client, project)) {
            MainJob.awaitBakeryWritten(follower);
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

            Wait.until(
                    "the name that the model has made up",
                    () -> client.project(project).path("icon").asText().equals("🥐"),
                    () -> client.project(project).toString());
            assertThat(client.project(project).path("slug").asText()).startsWith("padaria-do-porto");
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
            stream.await("the last answer", frame -> isLastAnswer(frame));
            stream.await("a keep-alive", frame -> frame.comment().equals("keep-alive"));

            var hello = stream.frames().stream()
                    .filter(frame -> frame.comment().isEmpty() && !frame.event().isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertThat(hello.event()).isEqualTo("hello");
            assertThat(hello.data().path("head").isIntegralNumber()).isTrue();
            assertThat(hello.data().path("oldest").asLong()).isEqualTo(1);
            assertDeltasAgreeWithTheFinalTexts(stream);
        }
    }

    private static boolean isLastAnswer(Frame frame) {
        return frame.isFact()
                && frame.toEvent().is("chat.message.final")
                && frame.data().toString().contains("The bakery has its page.");
    }

    /** Every piece stands in the final text where it said it would, and none comes twice. A piece may be lost: its offset shows it. */
    private static void assertDeltasAgreeWithTheFinalTexts(EventStream stream) {
        var finals = finalTexts(stream);
        var ends = new HashMap<String, Integer>();
        for (var frame : stream.frames().stream().filter(Frame::isDelta).toList()) {
            var piece = frame.data().path("data");
            var part = piece.path("partId").asText();
            var offset = piece.path("offset").asInt();
            var text = piece.path("text").asText();
            assertThat(offset).as("where %s begins", piece).isGreaterThanOrEqualTo(ends.getOrDefault(part, 0));
            assertThat(finals).as("the final text of %s", piece).containsKey(part);
            assertThat(finals.getOrDefault(part, "").substring(offset)).startsWith(text);
            ends.put(part, offset + text.length());
        }
        assertThat(ends).as("texts that were seen growing").isNotEmpty();
    }

    /** @return the texts of complete answers by their part's id */
    private static Map<String, String> finalTexts(EventStream stream) {
        return stream.events().stream()
                .filter(event -> event.is("chat.message.final"))
                .flatMap(event -> event.data().path("parts").valueStream())
                .collect(Collectors.toMap(
                        part -> part.path("partId").asText(),
                        part -> part.path("text").asText()));
    }
}
