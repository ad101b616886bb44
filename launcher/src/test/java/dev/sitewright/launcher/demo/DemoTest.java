package dev.sitewright.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.service.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FakeGateway gateway;

    DemoTest() throws IOException {
        gateway = new FakeGateway(2);
    }

    @BeforeEach
    void tellTheUsualStory() {
        gateway.fact("job.started", job("project.create", "\"attempt\":1"))
                .fact("workspace.created", "{\"projectId\":\"prj_1\",\"template\":\"static\",\"checkpoint\":\"c\"}")
                .fact("invented.later", "{\"what\":1}")
                .fact("runtime.ready", "{\"projectId\":\"prj_1\",\"previewUrl\":\"http://127.0.0.1:4000/\"}")
                .fact("job.started", job("agent.prompt", "\"attempt\":1"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_prompt_is_told_to_its_end_over_a_stream_that_keeps_breaking() {
        gateway.fact("chat.tool.start", tool("write", "{\"filePath\":\"index.html\"}"))
                .fact("chat.file.changed", "{\"projectId\":\"prj_1\",\"sessionId\":\"ses_1\",\"path\":\"index.html\"}")
                .fact("chat.message.final", answer("The page is there."))
                .fact("job.completed", job("agent.prompt", "\"attempt\":1"));

        assertThat(demo(Map.of()).run("a page")).isEqualTo("http://127.0.0.1:4000/");

        assertThat(bytes.toString(UTF_8)).isEqualTo("""
                The first account is "admin"; its password is in %s
                No provider key was found, so the built-in demo model answers: it makes a simple page of any prompt.
                ▸ Making the workspace
                  workspace made from the template static
                  preview answers at http://127.0.0.1:4000/
                ▸ The agent works
                  tool write index.html
                  changed index.html
                demo model │ The page is there.
                """.formatted(folder.resolve("secrets/admin-password")));
        assertThat(gateway.resumedFrom).containsExactly("null", "2", "4", "6", "8");
        assertThat(bytes.toString(UTF_8)).doesNotContain(gateway.password);
    }

    @Test
    void the_account_of_the_first_demo_is_used_again() {
        gateway.fact("job.completed", job("agent.prompt", "\"attempt\":1"));
        demo(Map.of()).run("a page");
        gateway.calls.clear();
        demo(Map.of()).run("another page");
        assertThat(gateway.calls).contains("POST /api/v1/login").doesNotContain("POST /api/v1/setup");
    }

    @Test
    void somebody_elses_sitewright_needs_their_account() {
        gateway.setUp = true;
        gateway.password = "theirs";
        assertThatThrownBy(() -> demo(Map.of()).run("a page"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("SITEWRIGHT_USERNAME and SITEWRIGHT_PASSWORD");
        assertThatThrownBy(() -> demo(Map.of("SITEWRIGHT_PASSWORD", "guessed")).run("a page"))
                .hasMessageStartingWith("The password of \"admin\" was not accepted");
        gateway.fact("job.completed", job("agent.prompt", "\"attempt\":1"));
        assertThat(demo(Map.of("SITEWRIGHT_USERNAME", "ada", "SITEWRIGHT_PASSWORD", "theirs"))
                        .run("a page"))
                .startsWith("http://");
    }

    @Test
    void a_provider_that_refuses_is_the_reason_when_the_job_fails() {
        gateway.fact("chat.diagnostic", """
                        {"projectId":"prj_1","sessionId":"ses_1","category":"auth","message":"The provider refuses the key.",\
                        "action":"Check it.","retryable":false}""")
                .fact("job.discarded", job("agent.prompt", "\"attempt\":3,\"error\":\"prompt failed\""));
        assertThatThrownBy(() -> demo(Map.of()).run("a page"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("The provider refuses the key. Check it.");
    }

    @Test
    void a_job_that_fails_without_a_diagnostic_is_named() {
        gateway.fact("job.cancelled", job("runtime.wait-ready", "\"reason\":\"out of time\""));
        assertThatThrownBy(() -> demo(Map.of()).run("a page"))
                .hasMessage("runtime.wait-ready was cancelled: out of time");
    }

    @Test
    void a_preview_that_crashed_is_waited_for() {
        gateway.fact("runtime.crashed", "{\"projectId\":\"prj_1\",\"lastLines\":[\"boom\"]}")
                .fact("job.completed", job("agent.prompt", "\"attempt\":1"))
                .fact("runtime.ready", "{\"projectId\":\"prj_1\",\"previewUrl\":\"http://127.0.0.1:4001/\"}");
        assertThat(demo(Map.of()).run("a page")).isEqualTo("http://127.0.0.1:4001/");
        assertThat(bytes.toString(UTF_8)).contains("! The preview has ended unexpectedly: boom\n");
    }

    @Test
    void a_refused_prompt_is_explained_by_the_gateways_problem() {
        assertThatThrownBy(() -> demo(Map.of()).run("too bad"))
                .hasMessage("To make the project has failed with status 422: The prompt is not accepted.");
    }

    private Demo demo(Map<String, String> environment) {
        var screen = new Screen(new PrintStream(bytes, true, UTF_8), false);
        return new Demo(gateway.uri(), new Secrets(new DataFolder(folder)), environment, screen);
    }

    private static String job(String kind, String rest) {
        return "{\"jobId\":\"job_1\",\"kind\":\"" + kind + "\",\"projectId\":\"prj_1\"," + rest + "}";
    }

    private static String tool(String name, String input) {
        return """
                {"projectId":"prj_1","sessionId":"ses_1","messageId":"msg_1","callId":"call_1","tool":"%s","input":%s}""".formatted(name, input);
    }

    private static String answer(String text) {
        return """
                {"projectId":"prj_1","sessionId":"ses_1","messageId":"msg_1","model":"demo/demo","aborted":false,\
                "parts":[{"partId":"part_1","kind":"text","text":"%s"}],\
                "usage":{"input":1,"output":1,"reasoning":0,"cacheRead":0,"cacheWrite":0,"cost":0}}""".formatted(text);
    }
}
