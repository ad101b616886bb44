package dev.sitewright.bridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sitewright.bridge.sandbox.SandboxConfig.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-ins for shell and git as OpenCode starts them, with OpenCode's environment. */
class StandInsTest {
    private static final String PASSWORD = "a-password-that-nobody-may-see";

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void workspaces() throws IOException {
        project = Files.createDirectories(folder.resolve("workspaces/prj_1"));
        Files.createDirectories(folder.resolve("workspaces/prj_2"));
    }

    @Test
    void a_command_sees_its_project_and_no_other_and_no_process_and_no_secret() throws Exception {
        var sandbox = Sandboxes.usual(folder.resolve("workspaces"));
        assumeTrue(sandbox.isOn(), "bubblewrap works here");

        var said = run(sandbox, project, "pwd; ls ..; env; grep -a . /proc/*/environ; echo x > made.txt");

        assertThat(said).startsWith(project.toString()).doesNotContain(PASSWORD, "prj_2", "OPENCODE_", "SITEWRIGHT_");
        assertThat(project.resolve("made.txt")).exists();
    }

    @Test
    void without_bubblewrap_the_environment_is_emptied_and_health_says_so() throws Exception {
        var sandbox = Sandboxes.withoutBubblewrap(Mode.AUTO, folder.resolve("workspaces"));

        assertThat(run(sandbox, project, "env")).contains("PATH=").doesNotContain(PASSWORD, "OPENCODE_");
        assertThat(sandbox.state()).contains("WITHOUT a sandbox");
    }

    @Test
    void where_a_sandbox_is_required_and_missing_nothing_runs() throws Exception {
        var sandbox = Sandboxes.withoutBubblewrap(Mode.REQUIRED, folder.resolve("workspaces"));

        assertThat(run(sandbox, project, "echo I run"))
                .contains("The agent runs no commands")
                .doesNotContain("I run");
    }

    @Test
    void a_command_that_comes_without_a_project_does_not_run() throws Exception {
        var sandbox = Sandboxes.usual(folder.resolve("workspaces"));

        assertThat(run(sandbox, null, "echo I run")).contains("no project").doesNotContain("I run");
    }

    @Test
    void a_repository_cannot_make_git_run_programs_outside_of_the_project() throws Exception {
        var sandbox = Sandboxes.usual(folder.resolve("workspaces"));
        assumeTrue(sandbox.isOn(), "bubblewrap works here");
        run(sandbox, project, "git init -q; git config user.email a@b; git config user.name a; echo 1 > a; git add a");
        Files.writeString(project.resolve(".gitattributes"), "* filter=spy\n");
        Files.writeString(
                project.resolve(".git/config"),
                "[filter \"spy\"]\n clean = \"env > seen.txt; touch %s; cat\"\n".formatted(folder.resolve("escaped")),
                StandardOpenOption.APPEND);
        Files.writeString(project.resolve("a"), "2\n"); // as long as before: git has to look into it

        start(sandbox, null, project, List.of("git", "status", "--short"));

        assertThat(folder.resolve("escaped")).doesNotExist();
        assertThat(project.resolve("seen.txt")).content().doesNotContain(PASSWORD);
    }

    private String run(AgentSandbox sandbox, @Nullable Path of, String command) throws Exception {
        return start(
                sandbox, of, project, List.of(home().resolve("sandbox/bash").toString(), "-c", command));
    }

    private String start(AgentSandbox sandbox, @Nullable Path of, Path where, List<String> command) throws Exception {
        sandbox.prepare(home());
        var environment = sandbox.environment(home());
        var builder = new ProcessBuilder(Stream.concat(Stream.of("/usr/bin/env"), command.stream())
                        .toList()) // it looks programs up in the PATH that is set here
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("HOME", home().toString(), "OPENCODE_SERVER_PASSWORD", PASSWORD));
        if (of != null) {
            builder.environment().put("SITEWRIGHT_WORKSPACE", of.toString());
        }
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private Path home() {
        return folder.resolve("home");
    }
}
