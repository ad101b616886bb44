package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.launcher.Options;
import dev.sitewright.launcher.Sitewright;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.service.Provider;
import dev.sitewright.launcher.service.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One whole Sitewright with data of its own, started by the launcher in this JVM. */
final class RunningSystem implements AutoCloseable {
    private final DataFolder data;
    private final Sitewright sitewright;

    private RunningSystem(DataFolder data, Sitewright sitewright) {
        this.data = data;
        this.sitewright = sitewright;
    }

    /** Starts everything on free ports, as durable as for a person's own data: a killed database must lose nothing. */
    static RunningSystem start(Provider provider) {
        var data = new DataFolder(Folders.temporary("sitewright-system"));
        var options = new Options(root(), data, provider, false, true, Map.of(), line -> System.out.println(line))
                .withSetting(
                        Service.AGENT_BRIDGE,
                        "sitewright.agent.prompt.max-provider-retries",
                        "2"); // each waits twice as long
        return new RunningSystem(data, Sitewright.started(withNearWebhooks(options)));
    }

    /** Webhooks of this machine are sent to, and soon again. */
    private static Options withNearWebhooks(Options options) {
        return options.withSetting(Service.API_GATEWAY, "sitewright.webhooks.allow-private-addresses", "true")
                .withSetting(Service.API_GATEWAY, "sitewright.webhooks.allow-http", "true")
                .withSetting(Service.API_GATEWAY, "sitewright.webhooks.timeout", "5s")
                .withSetting(Service.API_GATEWAY, "sitewright.webhooks.pauses", "500ms,1s,2s,5s,10s,20s,60s");
    }

    /**
     * Starts everything on free ports with nobody who runs jobs, and without limits worth the name: what the API is asked for is stored, and
     * nothing comes of it. Passwords are hashed cheaply: hundreds of people sign in.
     */
    static RunningSystem startIdle() {
        var data = new DataFolder(Folders.temporary("sitewright-idle"));
        return new RunningSystem(data, Sitewright.started(idle(Options.forTest(root(), data.path()))));
    }

    /** The same, as durable as for a person's own data. */
    static RunningSystem startIdleAndDurable() {
        var data = new DataFolder(Folders.temporary("sitewright-idle"));
        var options = Options.of(root(), data.path()).onFreePorts();
        return new RunningSystem(data, Sitewright.started(idle(options)));
    }

    private static Options idle(Options options) {
        var idle = options.withSetting(Service.JOB_WORKER, "sitewright.queue.active", "false");
        for (var caller : List.of("user", "token", "address")) {
            for (var kind : List.of("read", "write", "create", "prompt")) {
                idle = idle.withSetting(Service.API_GATEWAY, "sitewright.limits." + caller + "." + kind, "1000000");
            }
        }
        return idle.withSetting(Service.API_GATEWAY, "sitewright.auth.argon2.memory", "64")
                .withSetting(Service.API_GATEWAY, "sitewright.auth.argon2.iterations", "1");
    }

    /** @return where its data lies */
    Path data() {
        return data.path();
    }

    /** @return the settings of its gateway, by which others like it can be started */
    Path gatewaySettings() {
        return data.settings(Service.API_GATEWAY.label());
    }

    /** @return the folder of the whole project */
    static Path root() {
        return Path.of(System.getProperty("sitewright.root"));
    }

    /** @return where the gateway answers */
    String gateway() {
        return sitewright.gatewayUri().toString();
    }

    /** Ends a part's process without a warning, and returns when the supervisor has started another in its place. */
    void kill(String part) {
        var killed = sitewright.pidOf(part);
        assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly()).isTrue();
        Wait.until("another " + part, () -> sitewright.pidOf(part) != killed, () -> "its process is still " + killed);
    }

    /** Ends everything; the logs stay in {@code target/logs}. */
    @Override
    public void close() {
        sitewright.close();
        Folders.copy(data.path().resolve("logs"), Path.of("target", "logs"));
        Folders.delete(data.path());
    }
}
