package dev.sitewright.gateway.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import io.quarkus.runtime.StartupEvent;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@GatewayTest
class UnattendedSetUpTest {
    private static final String PASSWORD = "correct horse";

    @Inject
    UnattendedSetUp unattended;

    @Inject
    People people;

    @Inject
    Pool pool;

    @TempDir
    Path folder;

    /** What the environment says. */
    private record Environment(Optional<String> username, Optional<String> password, Optional<Path> passwordFile)
            implements SetUpConfig {
        static Environment of(String username, String password) {
            return new Environment(Optional.of(username), Optional.of(password), Optional.empty());
        }
    }

    @BeforeEach
    void nobody_is_here() {
        people.forgetAll();
    }

    @Test
    void the_administrator_of_the_environment_is_made_and_signs_in() {
        run(Environment.of("root", PASSWORD));
        given().get("/api/v1/setup").then().body("setUp", is(true));
        logIn("root", PASSWORD, 200);
        given().contentType(ContentType.JSON)
                .body(Map.of("username", "late", "password", PASSWORD))
                .post("/api/v1/setup")
                .then()
                .statusCode(409);
    }

    @Test
    void the_password_may_lie_in_a_file() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), PASSWORD + "\n");
        run(new Environment(Optional.of("root"), Optional.empty(), Optional.of(file)));
        logIn("root", PASSWORD, 200);
    }

    @Test
    void replicas_that_start_at_once_make_one_account_and_all_start() {
        IntStream.range(0, 6).parallel().forEach(i -> run(Environment.of("root", PASSWORD)));
        assertThat(pool.query("select count(*) from account")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void a_later_start_changes_nothing_whatever_the_environment_says() {
        run(Environment.of("root", PASSWORD));
        run(Environment.of("root", "battery staple"));
        run(new Environment(Optional.of("other"), Optional.empty(), Optional.of(folder.resolve("gone"))));
        logIn("root", PASSWORD, 200);
        logIn("root", "battery staple", 401);
    }

    @Test
    void what_cannot_be_is_refused_without_telling_the_password() {
        refused(Environment.of("root", "secret"), "8 to 256");
        refused(Environment.of("no name", PASSWORD), "username");
        refused(new Environment(Optional.of("root"), Optional.empty(), Optional.empty()), "password-file");
        refused(
                new Environment(Optional.of("root"), Optional.empty(), Optional.of(folder.resolve("gone"))),
                "cannot be read");
        given().get("/api/v1/setup").then().body("setUp", is(false));
    }

    private void refused(SetUpConfig config, String reason) {
        assertThatThrownBy(() -> run(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret");
    }

    private void run(SetUpConfig config) {
        try {
            unattended.start(new StartupEvent(), config);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void logIn(String username, String password, int status) {
        given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/login")
                .then()
                .statusCode(status);
    }
}
