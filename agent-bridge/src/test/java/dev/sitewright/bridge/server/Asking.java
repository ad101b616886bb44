package dev.sitewright.bridge.server;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.platform.testing.TestTokens;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;

/** Gives prompts to the bridge by a client that takes no time itself, as OpenCode is given them. */
final class Asking {
    private final WebClient web;

    Asking(Vertx vertx) {
        this.web = WebClient.create(vertx);
    }

    /** @return the prompt's id */
    String say(Chat chat, String token, String text) {
        var answer = web.post(RestAssured.port, "127.0.0.1", chat.session("/prompts"))
                .putHeader("Authorization", token)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer("{\"items\":[{\"text\":\"" + text + "\"}]}"))
                .await()
                .atMost(Bridge.PATIENCE);
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.bodyAsString());
        }
        JsonObject given = answer.bodyAsJsonObject().getJsonArray("items").getJsonObject(0);
        return given.getString("id");
    }

    /** @return the token that a person's requests carry, made beforehand */
    static String tokenOf(Chat chat) {
        return TestTokens.user(chat.ownerId());
    }
}
