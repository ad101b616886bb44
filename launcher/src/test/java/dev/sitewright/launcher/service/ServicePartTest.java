package dev.sitewright.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.Ports;
import dev.sitewright.launcher.testing.FakeRoot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePartTest {
    private static final Service SERVICE = Service.AGENT_BRIDGE;

    @TempDir
    Path folder;

    @Test
    void a_service_is_ready_when_it_says_so_and_its_log_is_kept() throws IOException {
        try (var started = part(Ports.free(), Map.of()).launch()) {
            started.awaitReady();
            assertThat(started.process().isAlive()).isTrue();
        }
        assertThat(new DataFolder(folder).log("agent-bridge").lastLines(1)).containsExactly("dummy of agent-bridge");
    }

    @Test
    void a_service_that_ends_at_its_start_is_explained_by_its_last_words() throws IOException {
        try (var started = part(Ports.free(), Map.of("dummy.exit", "7")).launch()) {
            assertThatThrownBy(started::awaitReady)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageStartingWith("agent-bridge ended at its start (exit code 7).")
                    .hasMessageContaining("something terrible has happened");
        }
    }

    @Test
    void a_service_that_is_never_ready_is_explained_by_its_own_reason() throws IOException {
        try (var started = part(Ports.free(), Map.of("dummy.unready", "OpenCode does not start"))
                .launch()) {
            assertThatThrownBy(started::awaitReady)
                    .hasMessageContaining("agent-bridge was not ready within 3 s: dummy (OpenCode does not start).");
        }
    }

    @Test
    void a_port_that_somebody_else_has_is_said() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var part = part(taken.getLocalPort(), Map.of());
            assertThatThrownBy(part::launch)
                    .hasMessage("Port " + taken.getLocalPort() + " of agent-bridge is taken by another program.");
        }
    }

    @Test
    void a_service_that_is_not_built_is_said() {
        var part = new ServicePart(SERVICE, wiring(folder, Ports.free(), Map.of()));
        assertThatThrownBy(part::launch).hasMessageStartingWith("agent-bridge is not built: ");
    }

    private ServicePart part(int port, Map<String, String> extra) throws IOException {
        var wiring = wiring(FakeRoot.in(folder.resolve("root")), port, extra);
        wiring.writeSettings(SERVICE, new Database("127.0.0.1", 5432, "agent", "sitewright_agent", "secret"));
        return new ServicePart(SERVICE, wiring, Duration.ofSeconds(3));
    }

    private Wiring wiring(Path root, int port, Map<String, String> extra) {
        var data = new DataFolder(folder).create();
        return new Wiring(
                root,
                data,
                new Secrets(data),
                "127.0.0.1:9092",
                Map.of(SERVICE, port),
                Provider.none(),
                Map.of(SERVICE, extra));
    }
}
