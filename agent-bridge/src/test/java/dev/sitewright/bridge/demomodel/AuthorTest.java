package dev.sitewright.bridge.demomodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/** What the demo model answers to requests of the form that OpenCode sends. */
class AuthorTest {
    private static final String TOOLS = "\"tools\":[{\"type\":\"function\"}]";

    @Test
    void it_writes_the_style_sheet_then_the_page_then_says_that_it_is_done() {
        assertThat(answer(system(), user("a page for a bakery")).calls())
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.tool()).isEqualTo("write");
                    assertThat(call.arguments()).containsEntry("filePath", "/work space/prj/styles.css");
                });
        assertThat(answer(system(), user("a page for a bakery"), assistant(), tool())
                        .calls()
                        .getFirst()
                        .arguments())
                .containsEntry("filePath", "/work space/prj/index.html");
        assertThat(answer(system(), user("a page for a bakery"), assistant(), tool(), assistant(), tool()))
                .satisfies(last -> {
                    assertThat(last.calls()).isEmpty();
                    assertThat(last.finishReason()).isEqualTo("stop");
                    assertThat(last.text()).contains("Bakery");
                });
    }

    @Test
    void it_reads_the_page_before_it_changes_it() {
        var again = answer(system(), user("a page for a bakery"), assistant(), user("make it dark"));
        assertThat(again.calls()).extracting(Answer.ToolCall::tool).containsExactly("read");
        var changed =
                answer(system(), user("a page for a bakery"), assistant(), user("make it dark"), assistant(), tool());
        assertThat(changed.calls()).extracting(Answer.ToolCall::tool).containsExactly("write", "write");
    }

    @Test
    void a_call_to_go_on_is_no_wish() {
        var resumed = answer(
                system(), user("a page for a bakery"), assistant(), user(ChatRequest.FROM_BRIDGE + " Go on with it."));

        assertThat(resumed.calls()).extracting(Answer.ToolCall::tool).containsExactly("write");
        assertThat(resumed.calls().getFirst().arguments().toString()).contains("--accent");
    }

    @Test
    void a_title_is_made_from_the_prompt() {
        var title = answer(
                "{\"role\":\"system\",\"content\":\"You are a title generator. You output ONLY a thread title.\"}",
                user("Generate a title for this conversation:\\n"),
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"A page for Crumb & Co, a bakery\"}]}");

        assertThat(title.text()).isEqualTo("Crumb & Co");
    }

    private static Answer answer(String... messages) {
        try {
            var body = "{\"stream\":true," + TOOLS + ",\"messages\":[" + String.join(",", messages) + "]}";
            return Author.answer(ChatRequest.of(new JsonMapper().readTree(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String system() {
        return "{\"role\":\"system\",\"content\":\"<env>\\n  Working directory: /work space/prj\\n  Platform: linux\"}";
    }

    private static String user(String text) {
        return "{\"role\":\"user\",\"content\":\"%s\"}".formatted(text);
    }

    private static String assistant() {
        return "{\"role\":\"assistant\",\"content\":\"\"}";
    }

    private static String tool() {
        return "{\"role\":\"tool\",\"content\":\"Wrote file successfully.\"}";
    }
}
