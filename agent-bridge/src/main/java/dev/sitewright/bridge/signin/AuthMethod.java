package dev.sitewright.bridge.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A way to connect a provider.
 *
 * @param method its place in the provider's list
 * @param type {@code oauth}: by signing in; {@code api}: by a key
 * @param prompts what has to be said before
 */
record AuthMethod(String provider, int method, String type, String label, List<Prompt> prompts) {
    static final String OAUTH = "oauth";

    /** @return whether it is this one, by which one signs in */
    boolean is(String otherProvider, int otherMethod) {
        return provider.equals(otherProvider) && method == otherMethod && type.equals(OAUTH);
    }

    /**
     * Something to be said before.
     *
     * @param type {@code text} or {@code select}
     * @param key its name among the inputs
     * @param options of a {@code select}
     * @param when it is only asked for when another was answered so; null for always
     */
    record Prompt(
            String type,
            String key,
            String message,
            @Nullable String placeholder,
            List<Option> options,
            @Nullable When when) {}

    /** A choice. */
    record Option(String label, String value, @Nullable String hint) {}

    /** @param op {@code eq} or {@code neq} */
    record When(String key, String op, String value) {}

    /** @return all of them, out of OpenCode's answer */
    static List<AuthMethod> of(JsonNode byProvider) {
        return byProvider
                .propertyStream()
                .flatMap(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    private static Stream<AuthMethod> of(String provider, JsonNode methods) {
        return IntStream.range(0, methods.size()).mapToObj(place -> {
            var method = methods.get(place);
            return new AuthMethod(
                    provider,
                    place,
                    method.path("type").asText(),
                    method.path("label").asText(),
                    stream(method.path("prompts")).map(AuthMethod::prompt).toList());
        });
    }

    private static Prompt prompt(JsonNode one) {
        return new Prompt(
                one.path("type").asText(),
                one.path("key").asText(),
                one.path("message").asText(),
                one.path("placeholder").textValue(),
                stream(one.path("options"))
                        .map(option -> new Option(
                                option.path("label").asText(),
                                option.path("value").asText(),
                                option.path("hint").textValue()))
                        .toList(),
                one.has("when")
                        ? new When(
                                one.at("/when/key").asText(),
                                one.at("/when/op").asText(),
                                one.at("/when/value").asText())
                        : null);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
