package dev.sitewright.platform.stream;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chooses among types of facts by their wire names: whole ({@code chat.message.final}) or by their beginning ({@code chat.*}). */
public final class TypeFilter {
    /** Lets everything through. */
    public static final TypeFilter ALL = new TypeFilter(List.of(""), List.of());

    private static final Pattern SHAPE = Pattern.compile("\\*|[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*(\\.\\*)?");
    private static final int MOST = 32;

    private final List<String> beginnings;
    private final List<String> names;

    private TypeFilter(List<String> beginnings, List<String> names) {
        this.beginnings = beginnings;
        this.names = names;
    }

    /** @return the filter that {@code text} writes, such as {@code chat.*,job.completed}; empty when it writes none */
    public static Optional<TypeFilter> parse(String text) {
        var parts = Stream.of(text.split(",", -1)).map(String::strip).toList();
        if (parts.size() > MOST
                || !parts.stream().allMatch(part -> SHAPE.matcher(part).matches())) {
            return Optional.empty();
        }
        var beginnings = parts.stream()
                .filter(part -> part.endsWith("*"))
                .map(part -> part.substring(0, part.length() - 1))
                .toList();
        var names = parts.stream().filter(part -> !part.endsWith("*")).toList();
        return Optional.of(new TypeFilter(beginnings, names));
    }

    /** @return whether facts of this type are wanted */
    public boolean admits(String type) {
        return names.contains(type) || beginnings.stream().anyMatch(type::startsWith);
    }
}
