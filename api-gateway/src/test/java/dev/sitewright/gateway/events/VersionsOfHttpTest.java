package dev.sitewright.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.EventReader;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.TestCertificate;
import dev.sitewright.platform.testing.Topic;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.util.ArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream is the same over every version of HTTP, with and without TLS. */
@GatewayTest
class VersionsOfHttpTest {
    private static final int STREAMS = 20;

    @Inject
    People people;

    @ParameterizedTest
    @CsvSource({"http, HTTP_1_1", "http, HTTP_2", "https, HTTP_1_1", "https, HTTP_2"})
    void many_streams_of_a_client_are_followed_cut_and_resumed(String scheme, Version version) {
        var ada = people.somebody();
        try (var http = client(version)) {
            var readers = new ArrayList<EventReader>();
            for (int i = 0; i < STREAMS; i++) {
                readers.add(EventReader.open(http, address(scheme), ada));
            }
            readers.forEach(reader -> reader.next(event -> event.event().equals("hello")));
            assertThat(readers).extracting(EventReader::version).containsOnly(version);
            tell(ada, 1);
            readers.forEach(
                    reader -> assertThat(reader.facts(1).getFirst().id()).isEqualTo("1"));
            readers.subList(1, STREAMS).forEach(EventReader::close); // over HTTP/2 the others go on
            tell(ada, 2);
            assertThat(readers.getFirst().facts(1).getFirst().id()).isEqualTo("2");
            try (var again = EventReader.open(http, address(scheme), ada, "Last-Event-ID", "1")) {
                assertThat(again.facts(1).getFirst().id()).isEqualTo("2");
                assertThat(again.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            }
            readers.getFirst().close();
        }
    }

    private static HttpClient client(Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(TestCertificate.trust())
                .build();
    }

    private static URI address(String scheme) {
        var name = scheme.equals("https") ? "quarkus.http.test-ssl-port" : "quarkus.http.test-port";
        var port = ConfigProvider.getConfig().getValue(name, Integer.class);
        return URI.create(scheme + "://localhost:" + port + "/api/v1/me/events");
    }

    private static void tell(People.Person person, int number) {
        Topic.of(Topics.EVENTS)
                .send("/job-worker", person.id(), new JobStarted("job_" + number, "account.export", null, 1));
    }
}
