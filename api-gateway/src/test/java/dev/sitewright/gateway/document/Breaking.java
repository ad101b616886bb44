package dev.sitewright.gateway.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** Changes of the API that clients of an earlier one would not survive. */
final class Breaking {
    private static final Pattern SAID = Pattern.compile("^- `([A-Z]+ /[^`]*)`: .+", Pattern.MULTILINE);

    private Breaking() {}

    /** @return the operations that are gone or not compatible, as {@code METHOD /path} */
    static Set<String> between(Path before, Path after) {
        var difference = OpenApiCompare.fromLocations(before.toString(), after.toString());
        return Stream.concat(gone(difference), changed(difference)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> gone(ChangedOpenApi difference) {
        return difference.getMissingEndpoints().stream()
                .map(endpoint -> endpoint.getMethod() + " " + endpoint.getPathUrl());
    }

    private static Stream<String> changed(ChangedOpenApi difference) {
        return difference.getChangedOperations().stream()
                .filter(operation -> operation.isIncompatible())
                .map(operation -> operation.getHttpMethod() + " " + operation.getPathUrl());
    }

    /** @return the operations for which the file says why they may break: one line {@code - `METHOD /path`: reason} each */
    static Set<String> said(Path file) throws IOException {
        return SAID.matcher(Files.readString(file))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
