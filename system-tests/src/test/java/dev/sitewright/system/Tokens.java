package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Personal tokens for programs. */
final class Tokens {
    private Tokens() {}

    /** @return the secret of a token that a person makes, good for these scopes and nothing else */
    static String personal(Client person, String... scopes) {
        var answer =
                person.post("tokens", Map.of("items", List.of(Map.of("name", "a program", "scopes", List.of(scopes)))));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer.json().at("/items/0/token").asText();
    }
}
