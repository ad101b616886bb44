package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A program in TypeScript, compiled against types made from the API document, takes a prompt to its preview, with a personal token. */
@OnSharedSystem
class TypeScriptClientTest {
    private static final Path PACKAGES =
            Path.of("src", "test", "typescript", "node_modules").toAbsolutePath();
    private static final Path PROGRAM = Path.of("target", "typescript", "main-job.js");

    @Test
    void a_typed_program_takes_a_prompt_to_its_preview(Client ada, RunningSystem system) throws IOException {
        var result = run(system.gateway(), Tokens.personal(ada, "projects:read", "projects:write"));
        assertThat(result.at("/project/observedState").asText()).isEqualTo("healthy");
        assertThat(result.at("/page").asText()).contains("Written quickly");
        assertThat(result.at("/events").valueStream().map(JsonNode::asText))
                .contains("project.created", "job.completed", "chat.message.final");
    }

    private static JsonNode run(String gateway, String token) throws IOException {
        var output = Files.createTempFile("main-job", ".json");
        var errors = Files.createTempFile("main-job", ".err");
        try {
            var builder = new ProcessBuilder("node", PROGRAM.toString())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("NODE_PATH", PACKAGES.toString());
            builder.environment().put("SITEWRIGHT_URL", gateway.replaceAll("/$", ""));
            builder.environment().put("SITEWRIGHT_TOKEN", token);
            builder.environment().put("SITEWRIGHT_PROMPT", MainJob.QUICK);
            var process = builder.start();
            Wait.until("the end of the program", () -> !process.isAlive(), () -> "it runs on");
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return new ObjectMapper().readTree(output.toFile());
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
