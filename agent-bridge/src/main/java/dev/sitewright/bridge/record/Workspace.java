package dev.sitewright.bridge.record;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes what tools say fit to be told: no paths of this machine, no endless texts. */
public record Workspace(String directory) {
    private static final int LONGEST = 4_000; // contracts: ChatToolStart, ChatToolFinish

    /** @return a file's path relative to the workspace; empty when it is outside, or the workspace itself */
    public Optional<String> fileOf(String path) {
        try {
            var root = Path.of(directory);
            var file = root.resolve(path).normalize();
            return file.startsWith(root) && !file.equals(root)
                    ? Optional.of(root.relativize(file).toString().replace('\\', '/'))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** @return the text with paths in the workspace made relative, cut when it is long */
    public String text(String text) {
        return cut(text.replace(directory + "/", "").replace(directory, "."));
    }

    /** @return the same for every text in a tool's arguments */
    public Map<String, Object> texts(Map<String, Object> input) {
        var clean = new TreeMap<String, Object>();
        input.forEach((name, value) -> {
            if (value != null) { // a message's maps hold no nulls
                clean.put(name, clean(value));
            }
        });
        return clean;
    }

    private Object clean(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> map -> {
                var named = new TreeMap<String, Object>();
                map.forEach((name, inner) -> named.put(String.valueOf(name), inner));
                yield texts(named);
            }
            case List<?> list ->
                list.stream()
                        .filter(java.util.Objects::nonNull)
                        .map(this::clean)
                        .toList();
            default -> value;
        };
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
