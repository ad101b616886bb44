package dev.sitewright.bridge.sandbox;

import dev.sitewright.bridge.sandbox.SandboxConfig.Mode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Stands between OpenCode and what it starts: a shell and a git of our own that enter a sandbox first, and a plugin that follows every
 * path to its end. Without bubblewrap the environment is emptied and paths are checked, and that is said.
 */
@ApplicationScoped
public class AgentSandbox {
    private static final Logger LOG = Logger.getLogger(AgentSandbox.class);
    private static final String FOLDER = "sandbox";
    private static final String ARGUMENTS = "bwrap.args";

    private final SandboxConfig config;
    private final Path workspaces;
    private final Path shell;
    private final Optional<Path> git = Programs.find("git");
    private final Optional<Bubblewrap> bubblewrap;

    AgentSandbox(SandboxConfig config, @ConfigProperty(name = "sitewright.workspaces") Path workspaces) {
        this.config = config;
        this.workspaces = workspaces.toAbsolutePath().normalize();
        this.shell = Programs.find("bash").or(() -> Programs.find("sh")).orElse(Path.of("/bin/sh"));
        this.bubblewrap = config.mode() == Mode.OFF
                ? Optional.empty()
                : Programs.find(config.program())
                        .map(program -> new Bubblewrap(program, shell, config.network(), readable()))
                        .filter(Bubblewrap::works);
    }

    void announce(@Observes StartupEvent event) {
        if (isOn()) {
            LOG.info("The agent's commands run in a bubblewrap sandbox");
        } else {
            LOG.warn(state());
        }
    }

    /** @return whether commands see their own project only */
    public boolean isOn() {
        return bubblewrap.isPresent();
    }

    /** @return how commands are kept apart, in a sentence */
    public String state() {
        if (isOn()) {
            return "bubblewrap";
        }
        var why = config.mode() == Mode.OFF ? "it is switched off" : "bubblewrap (bwrap) is missing or may not be used";
        return config.mode() == Mode.REQUIRED
                ? "The agent runs no commands: a sandbox is required, and " + why + "."
                : "The agent's commands run WITHOUT a sandbox, since " + why
                        + ": a hostile prompt could read OpenCode's password, keys and other projects.";
    }

    /** Writes what OpenCode is to start in place of the real programs. Blocking. */
    public void prepare(Path home) throws IOException {
        var folder = home.resolve(FOLDER);
        Files.createDirectories(folder.resolve("bin"));
        copy("bash", folder.resolve("bash"));
        copy("run", folder.resolve("run"));
        copy("guard.js", folder.resolve("guard.js"));
        copy("project.js", folder.resolve("project.js"));
        if (git.isPresent()) {
            copy("git", folder.resolve("bin/git"));
        }
        if (bubblewrap.isPresent()) {
            bubblewrap.get().writeArguments(folder.resolve(ARGUMENTS));
        }
    }

    /**
     * How OpenCode keeps to the sandbox.
     *
     * @param plugins further ones, which the installation wants
     * @return the part of its settings
     */
    public Map<String, Object> settings(Path home, List<String> plugins) {
        var folder = home.resolve(FOLDER);
        return Map.of(
                "shell",
                folder.resolve("bash").toString(),
                "plugin",
                Stream.concat(
                                plugins.stream(),
                                Stream.of("guard.js", "project.js")
                                        .map(name ->
                                                folder.resolve(name).toUri().toString()))
                        .toList(),
                "lsp",
                false, // language servers would be started from the project's own files
                "formatter",
                false);
    }

    /** @return a command of a project as OpenCode is to start it */
    public static List<String> started(Path home, Path workspace, List<String> command) {
        return Stream.concat(
                        Stream.of(home.resolve(FOLDER).resolve("run").toString(), workspace.toString()),
                        command.stream())
                .toList();
    }

    /** @return variables for OpenCode's process: none of them is a secret */
    public Map<String, String> environment(Path home) {
        var folder = home.resolve(FOLDER);
        var environment = new HashMap<>(Map.of(
                "SHELL", folder.resolve("bash").toString(),
                "PATH", folder.resolve("bin") + File.pathSeparator + Programs.path(),
                "SITEWRIGHT_PATH", Programs.path(),
                "SITEWRIGHT_SHELL", shell.toString(),
                "SITEWRIGHT_WORKSPACES", workspaces.toString()));
        git.ifPresent(program -> environment.put("SITEWRIGHT_GIT", program.toString()));
        if (config.mode() == Mode.REQUIRED && !isOn()) {
            environment.put("SITEWRIGHT_REFUSED", state());
        }
        bubblewrap.ifPresent(found -> {
            environment.put("SITEWRIGHT_BWRAP", found.program().toString());
            environment.put("SITEWRIGHT_BWRAP_ARGS", folder.resolve(ARGUMENTS).toString());
        });
        return environment;
    }

    private List<Path> readable() {
        return Stream.concat(
                        Programs.find("node").flatMap(Bubblewrap::folderOf).stream(),
                        config.readable().orElse(List.of()).stream())
                .toList();
    }

    private static void copy(String name, Path file) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var content = Objects.requireNonNull(AgentSandbox.class.getResourceAsStream("/sandbox/" + name))) {
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
