package dev.sitewright.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * npm's {@code oidc-provider}, known to the gateway as {@code real}. It runs in Node.js once a test asks for it, and whoever signs in there
 * is who they say they are.
 */
public class RealProvider implements QuarkusTestResourceLifecycleManager {
    private static final Path ROOT = Path.of(System.getProperty("sitewright.root", ".."));
    private static final Path FOLDER = ROOT.resolve("api-gateway/src/test/oidc");

    private int port;
    private @Nullable Process node;

    @Override
    public Map<String, String> start() {
        port = freePort();
        var settings = new HashMap<String, String>();
        RogueProvider.configure(settings, "real", "http://127.0.0.1:" + port);
        settings.put("sitewright.oidc.real.allow-registration", "true");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RealProvider.class));
    }

    /** Has it run; installs its locked packages first, when they are not there. */
    public synchronized void run(String redirectUri) {
        if (node != null) {
            return;
        }
        try {
            run("node", ROOT.resolve("tools/npm-run.mjs").toString(), FOLDER.toString(), "installed");
            var started = new ProcessBuilder(
                            "node", FOLDER.resolve("server.mjs").toString(), String.valueOf(port), redirectUri)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            node = started;
            awaitReady(started.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        for (var line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("oidc-provider ended before it was ready");
            }
        }
    }

    private static void run(String... command) throws IOException {
        try {
            // Not the input: over it the tests' own runner is told what to do.
            var status = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** It ends with its standard input, also when this JVM is killed. */
    @Override
    public synchronized void stop() {
        if (node != null) {
            node.destroy();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
