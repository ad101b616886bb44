package dev.sitewright.bridge.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A model endpoint whose answers, failures and stalls are scripted ({@code fake-model/scenario.json}); runs on Node.js. */
public class ScriptedModel implements QuarkusTestResourceLifecycleManager {
    /** The key the service under test is given for it. */
    public static final String KEY = "test-key-that-must-stay-secret";

    /** The setting that holds its address. */
    public static final String ADDRESS = "sitewright.provider.base-url";

    private static final String READY = "fake model listening on ";

    private @Nullable Process process;

    @Override
    public Map<String, String> start() {
        try {
            var scenario = Path.of(Objects.requireNonNull(ScriptedModel.class.getResource("/fake-model/scenario.json"))
                    .toURI());
            var started = new ProcessBuilder("node", "fake-model.mjs", "--port", "0", "--scenario", "scenario.json")
                    .directory(scenario.toFile().getParentFile())
                    .redirectErrorStream(true)
                    .start();
            process = started;
            return Map.of(
                    ADDRESS, address(started), "sitewright.provider.api-key", KEY, "sitewright.model", "custom/fake");
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted model needs Node.js (node) on the PATH", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    /** @return the requests that carried this text, in order */
    public static List<Map<String, Object>> requestsWith(String text) {
        return requestsWith(ConfigProvider.getConfig().getValue(ADDRESS, String.class), text);
    }

    /** @return the same, of the one at an address */
    public static List<Map<String, Object>> requestsWith(String address, String text) {
        return given()
                .get(address.replace("/v1", "/control/requests"))
                .jsonPath()
                .<Map<String, Object>>getList("")
                .stream()
                .filter(request -> String.valueOf(request.get("body")).contains(text))
                .toList();
    }

    /** Returns when a request with this text has come. */
    public static void awaitRequest(String text) {
        await().atMost(Bridge.PATIENCE).until(() -> !requestsWith(text).isEmpty());
    }

    private static String address(Process started) throws IOException {
        var output = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new IllegalStateException("the scripted model did not start: " + line);
        }
        return line.substring(READY.length());
    }
}
