package dev.sitewright.worker.runtime.process;

import dev.sitewright.worker.runtime.PreviewRuntime.Launch;
import dev.sitewright.worker.runtime.RuntimeConfig;
import dev.sitewright.worker.workspace.Template;
import dev.sitewright.worker.workspace.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How a template's dev server is started: which program, with which files of its own, in which environment. */
@ApplicationScoped
class DevServers {
    private static final int SHORT_HASH = 12;

    private final Path home;
    private final Templates templates;
    private final Sandbox sandbox;
    private final Path node;

    DevServers(RuntimeConfig config, Templates templates, Sandbox sandbox) {
        this.home = config.home().toAbsolutePath().normalize();
        this.templates = templates;
        this.sandbox = sandbox;
        this.node = Programs.find(config.node());
    }

    /** @return a builder for a command in the workspace, in the sandbox, with none of this service's own environment */
    ProcessBuilder inWorkspace(Launch launch, List<String> prefix, List<String> command) throws IOException {
        var server = serverFolder(launch.template());
        var filled = command.stream().map(word -> fill(word, server)).toList();
        var wrapped =
                sandbox.wrap(List.of(server, nodeFolder()), List.of(launch.workspace()), launch.workspace(), filled);
        var builder = new ProcessBuilder(
                        Stream.concat(prefix.stream(), wrapped.stream()).toList())
                .directory(launch.workspace().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment(launch));
        return builder;
    }

    private String fill(String word, Path server) {
        return word.replace("{node}", node.toString()).replace("{server}", server.toString());
    }

    /** An allow-list: keys and passwords of this service are no business of a site's. */
    private Map<String, String> environment(Launch launch) {
        var environment = new TreeMap<String, String>();
        Stream.of("LANG", "LC_ALL", "TZ").forEach(name -> inherit(environment, name));
        environment.put("PATH", node.getParent() + ":/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", launch.workspace().toString());
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", String.valueOf(launch.port()));
        environment.put("NODE_ENV", "development");
        environment.put("SITEWRIGHT_PROJECT", launch.projectId());
        return environment;
    }

    private static void inherit(Map<String, String> environment, String name) {
        var value = System.getenv(name);
        if (value != null) {
            environment.put(name, value);
        }
    }

    /**
     * The server's files lie outside every workspace, in a folder named by what they hold: previews that still run keep theirs when a
     * new version comes with others.
     */
    private Path serverFolder(Template template) throws IOException {
        var root = Files.createDirectories(home.resolve("templates"));
        var draft = Files.createTempDirectory(root, ".draft");
        try {
            templates.copyServer(template, draft);
            var folder = root.resolve(template.name() + "-" + hash(draft, template.server()));
            if (!Files.exists(folder)) {
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return folder;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return serverFolder(template); // another start made it just now
        } finally {
            delete(draft);
        }
    }

    private static String hash(Path folder, List<String> files) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(folder.resolve(file)));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void delete(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (var inside = Files.walk(draft)) {
                inside.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    /** The folder above {@code bin}: Node.js may live in a home directory, with its libraries beside it. */
    private Path nodeFolder() throws IOException {
        var real = node.toRealPath();
        return real.resolve("../..").normalize(); // <folder>/bin/node
    }
}
