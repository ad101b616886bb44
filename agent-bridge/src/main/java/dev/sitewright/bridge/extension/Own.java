package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.provider.KnownProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a project has beside the installation's settings.
 *
 * @param connections the owner's own, then the installation's: the first of a name counts
 */
record Own(
        List<Extension> connections,
        List<Extension> mcpServers,
        List<Extension> skills,
        Preference ofProject,
        Preference ofUser) {
    static Own of(List<Extension> all, Preference ofProject, Preference ofUser) {
        return new Own(
                all.stream().filter(one -> one.is(Kind.CONNECTION)).toList(),
                all.stream().filter(one -> one.is(Kind.MCP_SERVER)).toList(),
                all.stream().filter(one -> one.is(Kind.SKILL)).toList(),
                ofProject,
                ofUser);
    }

    /** @return the model the agent works with when nothing else is said; empty for the installation's */
    Optional<String> model() {
        return Stream.of(ofProject.model(), ofUser.model())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .or(() -> connections.stream().findFirst().flatMap(Own::usual));
    }

    /** @return the model for small work; empty for the installation's */
    Optional<String> fastModel() {
        return Stream.of(ofProject.fastModel(), ofUser.fastModel())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .or(() -> model().flatMap(this::fastBeside));
    }

    /** Small work goes to the provider that does the rest: nobody else is to see it. */
    private Optional<String> fastBeside(String model) {
        var provider = model.substring(0, model.indexOf('/'));
        return connections.stream().anyMatch(one -> one.name().equals(provider))
                ? KnownProvider.of(provider).map(KnownProvider::smallModel).or(() -> Optional.of(model))
                : Optional.empty();
    }

    private static Optional<String> usual(Extension connection) {
        return KnownProvider.of(connection.name())
                .map(KnownProvider::model)
                .or(() -> models(connection).findFirst().map(model -> connection.name() + "/" + model));
    }

    static Stream<String> models(Extension connection) {
        return StreamSupport.stream(connection.fields().path("models").spliterator(), false)
                .map(JsonNode::asText);
    }

    static boolean isEnabled(Extension one) {
        return one.fields().path("enabled").asBoolean();
    }

    static @Nullable String text(Extension one, String field) {
        return one.fields().path(field).textValue();
    }
}
