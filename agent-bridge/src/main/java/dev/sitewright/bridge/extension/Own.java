package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.provider.Chosen.From;
import dev.sitewright.bridge.provider.KnownProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a project has beside the installation's settings.
 *
 * @param connections the owner's own, then the installation's, the oldest first: the first of a name counts
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

    /**
     * Says which model the agent works with when neither prompt nor session names one: the project's preference, else its owner's, else what
     * the installation's settings name, else that of the owner's first connection, else that of the installation's first. A connection that
     * is added later changes nothing, and nobody else's is ever taken.
     *
     * @param installation what the settings name; the demo model when they name none
     */
    Optional<Chosen> usual(Optional<Chosen> installation) {
        return chosen(ofProject.model(), From.PROJECT)
                .or(() -> chosen(ofUser.model(), From.USER))
                .or(() -> installation.filter(setting -> setting.from() == From.INSTALLATION))
                .or(() -> connections.stream().findFirst().flatMap(Own::usual))
                .or(() -> installation);
    }

    /** @return the model for small work; empty for the installation's */
    Optional<String> fastModel(Optional<Chosen> installation) {
        return Stream.of(ofProject.fastModel(), ofUser.fastModel())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .or(() -> usual(installation).map(Chosen::model).flatMap(this::fastBeside));
    }

    private static Optional<Chosen> chosen(@Nullable String model, From from) {
        return Optional.ofNullable(model).map(name -> new Chosen(name, from));
    }

    /** Small work goes to the provider that does the rest: nobody else is to see it. */
    private Optional<String> fastBeside(String model) {
        var provider = model.substring(0, model.indexOf('/'));
        return connections.stream().anyMatch(one -> one.name().equals(provider))
                ? KnownProvider.of(provider).map(KnownProvider::smallModel).or(() -> Optional.of(model))
                : Optional.empty();
    }

    private static Optional<Chosen> usual(Extension connection) {
        var from = connection.scopeId().equals(Area.INSTALLATION) ? From.INSTALLATION : From.CONNECTION;
        return KnownProvider.of(connection.name())
                .map(KnownProvider::model)
                .or(() -> models(connection).findFirst().map(model -> connection.name() + "/" + model))
                .map(model -> new Chosen(model, from));
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
