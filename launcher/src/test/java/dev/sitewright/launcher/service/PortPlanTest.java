package dev.sitewright.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {
    @TempDir
    Path folder;

    private DataFolder data = new DataFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        data = new DataFolder(folder).create();
    }

    @Test
    void the_usual_port_is_taken_when_it_is_free() {
        var usual = Ports.free();
        assertThat(new PortPlan(data, true).choose("part", usual)).isEqualTo(usual);
    }

    @Test
    void a_taken_port_is_replaced_and_the_replacement_kept_for_the_next_run() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var plan = new PortPlan(data, true);
            var other = plan.choose("part", taken.getLocalPort());
            plan.save();
            assertThat(other).isNotEqualTo(taken.getLocalPort());
            assertThat(new PortPlan(data, true).choose("part", taken.getLocalPort()))
                    .isEqualTo(other);
        }
    }

    @Test
    void two_parts_never_share_a_port() {
        var usual = Ports.free();
        var plan = new PortPlan(data, true);
        assertThat(plan.choose("one", usual)).isNotEqualTo(plan.choose("two", usual));
    }
}
