package dev.sitewright.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.ProjectFact.ProjectRenamed;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.outbox.Outbox;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A service's own facts can be followed there, by services of this house, from any number on. A {@code @QuarkusTest} extends this. */
public abstract class ToldStreamContract {
    private static final String DATA = "data:";

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    private final String subject = Ids.next("prj");
    private final String path = "/internal/v1/subjects/" + subject + "/events";

    @Test
    void services_follow_facts_from_any_number_and_hear_new_ones() throws IOException {
        tell("One");
        tell("Two");
        try (var reader = open("?after=1")) {
            assertThat(next(reader, 1)).singleElement().asString().contains("\"number\" : 2", "\"Two\"", subject);
            tell("Three");
            assertThat(next(reader, 1)).singleElement().asString().contains("\"number\" : 3", "\"Three\"");
        }
        try (var reader = open("")) {
            assertThat(next(reader, 3)).hasSize(3);
        }
    }

    @Test
    void numbers_have_no_holes_when_many_tell_at_once() throws IOException {
        Multi.createFrom()
                .items(IntStream.range(0, 40).boxed())
                .onItem()
                .transformToUni(n -> pool.withTransaction(tx -> outbox.append(tx, List.of(renamed("Name " + n)))))
                .merge(10)
                .collect()
                .asList()
                .await()
                .indefinitely();
        try (var reader = open("")) {
            assertThat(next(reader, 40))
                    .extracting(data -> Long.valueOf(data.replaceAll(".*\"number\" : ([0-9]+),.*", "$1")))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 40).boxed().toList());
        }
    }

    @Test
    void a_fact_whose_change_was_taken_back_was_never_told() throws IOException {
        var taken = pool.withTransaction(tx -> outbox.append(tx, List.of(renamed("Never")))
                        .chain(() -> io.smallrye.mutiny.Uni.createFrom().<Void>failure(new IllegalStateException())))
                .onFailure()
                .recoverWithNull();
        taken.await().indefinitely();
        tell("First");
        try (var reader = open("")) {
            assertThat(next(reader, 1)).singleElement().asString().contains("\"number\" : 1", "\"First\"");
        }
    }

    @Test
    void people_do_not_follow_here() {
        given().header("Authorization", TestTokens.user(Ids.next("usr")))
                .get(path)
                .then()
                .statusCode(403);
    }

    private void tell(String name) {
        pool.withTransaction(tx -> outbox.append(tx, List.of(renamed(name))))
                .await()
                .indefinitely();
    }

    private ProjectRenamed renamed(String name) {
        return new ProjectRenamed(subject, name, "slug");
    }

    private BufferedReader open(String query) {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path + query))
                .header("Authorization", TestTokens.service("job-worker"))
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the data of the next facts; greetings and the like are passed over */
    private static List<String> next(BufferedReader reader, int count) throws IOException {
        var found = new ArrayList<String>();
        while (found.size() < count) {
            var line = reader.readLine();
            assertThat(line).as("the stream goes on").isNotNull();
            if (line.startsWith(DATA) && line.contains("\"number\" :") && line.contains("\"subject\"")) {
                found.add(line);
            }
        }
        return found;
    }
}
