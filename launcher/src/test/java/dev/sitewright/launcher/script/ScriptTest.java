package dev.sitewright.launcher.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class ScriptTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path root = Path.of("");

    @BeforeEach
    void copyTheScript() throws IOException {
        root = Files.createDirectory(folder.resolve("project with a space"));
        var script = Path.of(System.getProperty("sitewright.root", ".."), "sitewright");
        Files.copy(script, root.resolve("sitewright"));
        environment.put(
                "PATH",
                tools("sh", "sed", "tr", "dirname", "readlink", "mktemp", "rm", "cat", "uname", "cmp", "find", "head"));
        environment.put("SITEWRIGHT_JVM_DIRS", folder.resolve("jvms").toString());
    }

    @Test
    void the_newest_jdk_of_the_usual_folders_is_found_when_the_default_java_is_too_old() throws IOException {
        jdk("default", "17.0.15");
        jdk("jvms/old", "11.0.1");
        jdk("jvms/newest", "25.0.1");
        jdk("jvms/new", "21.0.9");
        jdk("jvms/odd.jdk/Contents/Home", "24");
        Files.createDirectories(folder.resolve("jvms/broken"));
        Files.createSymbolicLink(
                Path.of(environment.getOrDefault("PATH", ""), "java"), folder.resolve("default/bin/java"));
        assertThat(run("jdk")).isEqualTo(new Ended(0, folder.resolve("jvms/newest") + "\n"));
    }

    @Test
    void java_home_comes_first_and_then_the_java_on_the_path() throws IOException {
        jdk("jvms/usual", "25");
        jdk("mine", "21.0.2");
        Files.createSymbolicLink(
                Path.of(environment.getOrDefault("PATH", ""), "java"), folder.resolve("mine/bin/java"));
        assertThat(run("jdk").output()).isEqualTo(folder.resolve("mine") + "\n");
        jdk("chosen", "22");
        environment.put("JAVA_HOME", folder.resolve("chosen").toString());
        assertThat(run("jdk").output()).isEqualTo(folder.resolve("chosen") + "\n");
        environment.put("JAVA_HOME", folder.resolve("gone").toString());
        assertThat(run("jdk").output()).isEqualTo(folder.resolve("mine") + "\n");
    }

    @Test
    void a_jre_or_an_old_jdk_is_not_enough() throws IOException {
        jdk("jvms/jre", "25");
        Files.delete(folder.resolve("jvms/jre/bin/javac"));
        jdk("jvms/old", "17.0.2");
        assertThat(run("up").output())
                .startsWith("sitewright: No JDK 21 or newer was found: ")
                .hasLineCount(1);
    }

    @Test
    void each_missing_tool_is_named() throws IOException {
        jdk("jvms/usual", "25");
        assertThat(run("up")).isEqualTo(new Ended(1, "sitewright: git was not found: install it (package 'git').\n"));
        program("git", "");
        assertThat(run("up").output()).startsWith("sitewright: Node.js was not found: install version 20 or newer");
        program("node", "echo v18.20.1");
        assertThat(run("up").output())
                .startsWith("sitewright: Node.js v18.20.1 is too old: install version 20 or newer");
        program("node", "echo v22.0.0");
        assertThat(run("up").output()).startsWith("sitewright: npm was not found");
    }

    @Test
    void an_unknown_command_is_refused_and_help_is_given() throws IOException {
        assertThat(run("fly").code()).isEqualTo(1);
        assertThat(run("fly").output()).contains("./sitewright demo").endsWith("There is no command 'fly'.\n");
        assertThat(run("help").code()).isZero();
        assertThat(run().output()).isEqualTo(run("--help").output()).contains("./sitewright down");
    }

    @Test
    void nothing_can_run_before_anything_is_built() throws IOException {
        jdk("jvms/usual", "25");
        assertThat(run("status"))
                .isEqualTo(new Ended(
                        1, "sitewright: Sitewright is not built yet, so nothing of it runs: say ./sitewright up.\n"));
    }

    private record Ended(int code, String output) {}

    private Ended run(String... arguments) throws IOException {
        var command =
                Stream.concat(Stream.of("./sitewright"), Stream.of(arguments)).toList();
        var output = folder.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Ended(builder.start().onExit().join().exitValue(), Files.readString(output));
    }

    /** @return a folder with links to these tools of the machine, to be the only one on PATH */
    private String tools(String... names) throws IOException {
        var tools = Files.createDirectory(folder.resolve("tools"));
        for (var name : names) {
            var tool = Stream.of("/bin", "/usr/bin")
                    .map(place -> Path.of(place, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(name), tool);
        }
        return tools.toString();
    }

    /** Makes a folder that looks like a JDK of this version. */
    private void jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (var program : List.of("java", "javac")) {
            executable(home.resolve("bin").resolve(program), "echo 'openjdk version \"" + version + "\"' >&2");
        }
        if (!version.contains(".")) { // the others have to be asked
            Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        }
    }

    private void program(String name, String body) throws IOException {
        executable(Path.of(environment.getOrDefault("PATH", ""), name), body);
    }

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
