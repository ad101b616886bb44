package dev.sitewright.bridge.server;

import dev.sitewright.bridge.instance.InstanceFiles;
import dev.sitewright.bridge.opencode.Endpoint;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.OpenCodeSettings;
import dev.sitewright.bridge.sandbox.AgentSandbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Starts OpenCode in its home, or finds the one that a killed service left there. Blocking. */
@ApplicationScoped
class ServerProcesses {
    private static final Logger LOG = Logger.getLogger(ServerProcesses.class);
    private static final String HOST = "127.0.0.1";
    private static final int PASSWORD_BYTES = 24;

    /** What OpenCode sees of this process's environment; everything else may be a secret. */
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "TERM",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS");

    private static final Map<String, String> SWITCHES = Map.of(
            "OPENCODE_DISABLE_PROJECT_CONFIG", "1",
            "OPENCODE_DISABLE_MODELS_FETCH", "1",
            "OPENCODE_DISABLE_AUTOUPDATE", "1",
            "OPENCODE_DISABLE_LSP_DOWNLOAD", "1",
            "OPENCODE_DISABLE_SHARE", "1",
            "OPENCODE_DISABLE_CLAUDE_CODE", "1",
            "OPENCODE_ENABLE_QUESTION_TOOL", "1");

    private final OpenCodeConfig config;
    private final OpenCodeSettings settings;
    private final AgentSandbox sandbox;
    private final Map<String, String> projects;
    private final Children children;
    private final Path home;
    private final SecureRandom random = new SecureRandom();

    @Inject
    ServerProcesses(
            OpenCodeConfig config,
            OpenCodeSettings settings,
            AgentSandbox sandbox,
            InstanceFiles instances,
            Children children) {
        this(config, settings, sandbox, instances.environment(), children, config.home());
    }

    private ServerProcesses(
            OpenCodeConfig config,
            OpenCodeSettings settings,
            AgentSandbox sandbox,
            Map<String, String> projects,
            Children children,
            Path home) {
        this.config = config;
        this.settings = settings;
        this.sandbox = sandbox;
        this.projects = projects;
        this.children = children;
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * The same for a server with another home.
     *
     * @param itsProjects variables by which it finds the settings of the projects that it works for
     */
    ServerProcesses in(Path otherHome, Map<String, String> itsProjects) {
        return new ServerProcesses(config, settings, sandbox, itsProjects, children, otherHome);
    }

    /**
     * Looks for a server that an earlier service left behind. One with other settings is ended: it would use another model or key.
     *
     * @return the server to go on with
     */
    Optional<OpenCodeProcess> adopt(ModelChoice choice) {
        return left().filter(process -> {
            var same = ServerFile.read(stateFile()).map(ServerFile::settings).equals(Optional.of(fingerprint(choice)));
            if (!same) {
                LOG.info("The OpenCode server that still runs has other settings: it is replaced");
                end(process);
            }
            return same;
        });
    }

    /** @return the server that an earlier service left behind, whatever its settings */
    Optional<OpenCodeProcess> left() {
        return ServerFile.read(stateFile())
                .flatMap(left -> ProcessHandle.of(left.pid())
                        .filter(handle -> handle.isAlive() && Children.startOf(handle) == left.start())
                        .map(handle ->
                                new OpenCodeProcess(handle, new Endpoint(HOST, left.port(), left.password()), log())));
    }

    /** Starts a server. Fails with {@link IOException} when there is no such program, or the home cannot be written. */
    OpenCodeProcess start(ModelChoice choice) throws IOException {
        PrivateFiles.createFolder(home());
        sandbox.prepare(home());
        keepFromRegistry();
        PrivateFiles.write(instructionsFile(), settings.instructions());
        PrivateFiles.write(settingsFile(), settingsOf(choice));
        log().rotate();
        var endpoint = new Endpoint(HOST, freePort(), password());
        var handle = command(endpoint, choice).start().toHandle();
        new ServerFile(
                        handle.pid(),
                        Children.startOf(handle),
                        endpoint.port(),
                        endpoint.password(),
                        fingerprint(choice))
                .write(stateFile());
        children.add(
                handle,
                home.equals(config.home().toAbsolutePath().normalize())
                        ? "opencode"
                        : "opencode-" + home.getFileName());
        return new OpenCodeProcess(handle, endpoint, log());
    }

    /**
     * OpenCode 1.18.33 fetches a package of types for plugins from npm's registry into a new home, which no plugin needs to run, and loads no
     * plugin before that is over: seconds where the registry is near, more than a minute where it cannot be reached. Said here and not in the
     * environment, it says nothing to the agent's own commands, nor to OpenCode about plugins that are packages.
     */
    private void keepFromRegistry() throws IOException {
        var folder = Files.createDirectories(home().resolve(Path.of(".config", "opencode")));
        PrivateFiles.write(folder.resolve(".npmrc"), "offline=true\n");
    }

    /** Ends a server, and forgets it. */
    void end(OpenCodeProcess process) {
        process.end();
        forget(process);
    }

    /** Forgets a server that has ended. */
    void forget(OpenCodeProcess process) {
        children.remove(process.handle().pid());
        try {
            Files.deleteIfExists(stateFile());
            new CredentialsFile(home).delete();
        } catch (IOException e) {
            LOG.warnf("%s stays: %s", stateFile(), e);
        }
    }

    private ProcessBuilder command(Endpoint endpoint, ModelChoice choice) {
        var command = new ProcessBuilder(
                        config.binary().toString(),
                        "serve",
                        "--hostname",
                        endpoint.host(),
                        "--port",
                        Integer.toString(endpoint.port()))
                .directory(home().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().file().toFile()));
        var environment = command.environment();
        environment.keySet().retainAll(INHERITED);
        environment.putAll(SWITCHES);
        environment.putAll(choice.environment());
        environment.putAll(sandbox.environment(home()));
        environment.putAll(projects);
        environment.put("HOME", home().toString());
        environment.put("OPENCODE_CONFIG", settingsFile().toString());
        environment.put("OPENCODE_SERVER_PASSWORD", endpoint.password());
        return command;
    }

    private String settingsOf(ModelChoice choice) {
        var all = settings.of(choice, instructionsFile());
        all.putAll(sandbox.settings(home(), config.plugins().orElse(List.of())));
        return OpenCodeJson.write(all);
    }

    private String fingerprint(ModelChoice choice) {
        try {
            var all = config.binary()
                    + settingsOf(choice)
                    + OpenCodeJson.write(choice.environment())
                    + OpenCodeJson.write(new TreeMap<>(sandbox.environment(home())))
                    + OpenCodeJson.write(new TreeMap<>(projects));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String password() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Free now: when somebody else takes it in between, the server ends at once and the next start takes another. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @return the server's own folder */
    Path home() {
        return home;
    }

    private Path stateFile() {
        return home().resolve("server.json");
    }

    private Path settingsFile() {
        return home().resolve("settings.json");
    }

    private Path instructionsFile() {
        return home().resolve("instructions.md");
    }

    private ServerLog log() {
        return new ServerLog(home().resolve("opencode.log"));
    }
}
