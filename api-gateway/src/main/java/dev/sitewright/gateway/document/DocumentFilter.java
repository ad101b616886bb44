package dev.sitewright.gateway.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.IndexView;

/** Runs once, when the gateway is built: adds to each operation what all such operations have in common, and puts everything in order. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentFilter implements OASFilter {
    private static final List<String> PUBLIC = List.of("/api/v1/", "/.well-known/");

    private final Map<Route, Code> code;
    private final Nullability nullability;

    /** @param index the gateway's classes */
    public DocumentFilter(IndexView index) {
        this.code = CodeReader.read(index);
        this.nullability = new Nullability(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = Optional.ofNullable(document.getComponents()).orElseGet(OASFactory::createComponents);
        document.setComponents(components);
        CommonWords.describe(components);
        nullability.apply(components, Unused.sent(document, components));
        Inherited.tellWhole(components);
        CommonHeaders.declare(components);
        var paths = OASFactory.createPaths();
        new TreeMap<>(document.getPaths().getPathItems())
                .entrySet().stream()
                        .filter(path ->
                                PUBLIC.stream().anyMatch(prefix -> path.getKey().startsWith(prefix)))
                        .forEach(path -> paths.addPathItem(path.getKey(), path.getValue()));
        document.setPaths(paths);
        paths.getPathItems().forEach((path, item) -> finish(path, item, components));
        Unused.remove(document, components);
        sort(document, components);
    }

    private void finish(String path, PathItem item, Components components) {
        item.getOperations().forEach((method, operation) -> finish(new Route(method, path), operation, components));
        EntityTags.complete(item);
    }

    private void finish(Route route, Operation operation, Components components) {
        var known = Optional.ofNullable(code.get(route))
                .orElseThrow(() -> new IllegalStateException(route + " is in the document and no resource answers it"));
        EventStreams.complete(route, operation);
        CommonWords.describe(operation);
        Security.require(known, operation);
        CommonHeaders.take(route, known, operation, components);
        PartialResults.describe(operation, components);
        new ProblemAnswers(components).describe(route, known, operation);
        CommonHeaders.answer(operation);
    }

    private static void sort(OpenAPI document, Components components) {
        document.setTags(Optional.ofNullable(document.getTags()).orElseGet(List::of).stream()
                .sorted(java.util.Comparator.comparing(Tag::getName))
                .toList());
        sorted(components.getSchemas(), components::setSchemas);
        sorted(components.getResponses(), components::setResponses);
        sorted(components.getParameters(), components::setParameters);
        sorted(components.getExamples(), components::setExamples);
        sorted(components.getHeaders(), components::setHeaders);
        sorted(components.getSecuritySchemes(), components::setSecuritySchemes);
    }

    private static <T> void sorted(
            @org.jspecify.annotations.Nullable Map<String, T> parts, Consumer<Map<String, T>> setter) {
        if (parts != null) {
            setter.accept(new TreeMap<>(parts));
        }
    }
}
