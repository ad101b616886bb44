package dev.sitewright.gateway.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is sent: type, time, and of the fact its ids only, with a link to the rest. What is in the fact stays behind the API's door, whoever
 * listens at the other end.
 */
final class Payload {
    /** The type of what is sent to try a webhook. */
    static final String PING = "webhook.ping";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final String PROJECT = "project:";

    private Payload() {}

    /** @return the body about a fact */
    static String of(LoggedFact fact, Optional<URI> publicUrl) {
        var data = JsonNodeFactory.instance.objectNode();
        idsOf(fact.data(), data);
        data.put("eventId", fact.id());
        data.put("number", fact.number());
        data.put("link", publicUrl.map(URI::toString).orElse("").replaceFirst("/$", "") + pathOf(fact));
        return body(fact.type(), fact.time(), data);
    }

    /** @return the body of a trial */
    static String ping(String webhookId, Instant now) {
        var data = JsonNodeFactory.instance.objectNode().put("webhookId", webhookId);
        return body(PING, now, data);
    }

    private static String body(String type, Instant time, ObjectNode data) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", type);
        body.put("timestamp", time.toString());
        body.set("data", data);
        return body.toString();
    }

    private static void idsOf(String fact, ObjectNode data) {
        for (var field : parsed(fact).properties()) {
            var isId = field.getKey().endsWith("Id")
                    && field.getValue().isTextual()
                    && ID.matcher(field.getValue().textValue()).matches();
            if (isId) {
                data.set(field.getKey(), field.getValue());
            }
        }
    }

    private static JsonNode parsed(String fact) {
        try {
            return MAPPER.readTree(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds JSON", e);
        }
    }

    /** The fact itself, as a page of one. */
    private static String pathOf(LoggedFact fact) {
        var stream =
                fact.stream().startsWith(PROJECT) ? "/projects/" + fact.stream().substring(PROJECT.length()) : "/me";
        return "/api/v1" + stream + "/events?format=json&limit=1&after=" + (fact.number() - 1);
    }
}
