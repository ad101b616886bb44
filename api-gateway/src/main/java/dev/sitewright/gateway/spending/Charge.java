package dev.sitewright.gateway.spending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.gateway.log.LogEntry;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one call of a model cost.
 *
 * @param request the id of the request that set the agent to work
 * @param cost in US dollars, above 0
 */
record Charge(String request, String project, String session, BigDecimal cost) {
    private static final String TYPE = MessageTypes.nameOf(ChatMessageFinal.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @return the charge that a fact tells of; empty for other facts, and for what has no price */
    static Optional<Charge> of(LogEntry entry) {
        var request = entry.correlationId();
        if (request == null || !entry.type().equals(TYPE)) {
            return Optional.empty();
        }
        var fact = read(entry.data());
        return Optional.of(fact.at("/usage/cost").decimalValue())
                .filter(cost -> cost.signum() > 0)
                .map(cost -> new Charge(
                        request, entry.subject(), fact.path("sessionId").asText(), cost));
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry's data is JSON", e);
        }
    }
}
