package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of a system, and how to make more of them. */
final class People {
    static final String PASSWORD = "correct horse battery";

    private final Door door;
    private final Person admin;
    private final AtomicInteger made = new AtomicInteger();

    private People(Door door, Person admin) {
        this.door = door;
        this.admin = admin;
    }

    /** Somebody with a session. */
    record Person(Door door, String name, String id, String cookie) {
        /** @return what makes a request theirs */
        Map<String, String> credential() {
            return Map.of("Cookie", "sitewright_session=" + cookie);
        }

        Door.Answer get(String path) {
            return door.send(new Door.Request("GET", "/api/v1" + path, credential(), ""));
        }

        Door.Answer post(String path, Object body) {
            return door.send(json("POST", path, body).with(credential()));
        }

        /** @return the first item of what is made by a list of one */
        JsonNode create(String path, Map<String, ?> item) {
            var answer = post(path, Map.of("items", List.of(item)));
            assertThat(answer.status()).as("%s %s", path, answer).isEqualTo(201);
            return answer.json().at("/items/0");
        }
    }

    /** Makes the first account, an administrator's. */
    static People setUp(Door door) {
        var answer = door.send(json("POST", "/setup", Map.of("username", "root", "password", PASSWORD)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new People(door, personOf(door, "root", answer));
    }

    Door door() {
        return door;
    }

    Person admin() {
        return admin;
    }

    /** @return somebody new, without special rights, signed in */
    Person somebody() {
        return somebody("user");
    }

    /** @return somebody new, signed in */
    Person somebody(String role) {
        var name = "person-" + made.incrementAndGet();
        admin.create("/users", Map.of("username", name, "password", PASSWORD, "role", role));
        return logIn(name);
    }

    /** @return somebody's further session */
    Person logIn(String name) {
        return of(door, name, PASSWORD);
    }

    /** @return a new session of somebody who has an account */
    static Person of(Door door, String name, String password) {
        var answer = door.send(json("POST", "/login", Map.of("username", name, "password", password)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return personOf(door, name, answer);
    }

    private static Person personOf(Door door, String name, Door.Answer answer) {
        var cookie = answer.header("Set-Cookie").replaceFirst("^sitewright_session=([^;]*).*", "$1");
        return new Person(door, name, answer.json().at("/user/id").asText(), cookie);
    }

    /** @return a request with a body, of nobody yet */
    static Door.Request json(String method, String path, Object body) {
        return new Door.Request(
                method,
                "/api/v1" + path,
                Map.of("Content-Type", "application/json"),
                Door.JSON.valueToTree(body).toString());
    }
}
