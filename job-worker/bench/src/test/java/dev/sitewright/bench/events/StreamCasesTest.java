package dev.sitewright.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bench.cases.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients, with a handful of facts from the plain server: it starts at once, and needs nothing. */
@TestInstance(Lifecycle.PER_CLASS)
class StreamCasesTest {
    private static final StreamSizes TINY = new StreamSizes(200, 50, 1, 1, 1_000, 1, 1);

    private NodeServer server;

    @BeforeAll
    void start() throws IOException {
        server = NodeServer.start(Path.of("peers"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<StreamCase> cases() {
        return List.of(new FanOut(1), new FanOut(30), new Idle(), new Pace("latency", 2, 20, 100), new Stalled());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void has_a_figure_for_each_metric(StreamCase one) throws Exception {
        var figures = one.run(server, TINY);
        assertThat(figures).extracting(Measured::metric).isEqualTo(one.metrics());
        assertThat(figures).allSatisfy(figure -> assertThat(figure.value()).isNotNegative());
    }

    @Test
    void a_server_that_keeps_nothing_has_no_catch_up() {
        assertThat(new CatchUp().lack(server)).isNotEmpty();
    }
}
