package dev.sitewright.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sources say about messages in their Javadoc, which no compiled class knows. */
final class Words {
    private static final Path SOURCES = Path.of("src/main/java/dev/sitewright/contracts");
    private static final Pattern RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@JsonTypeName\\([^)]*\\)\\s*)?(?:public )?record (\\w+)\\(",
            Pattern.DOTALL);

    private final Map<String, String> comments = new HashMap<>();

    Words() {
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                var found = RECORD.matcher(Files.readString(file));
                while (found.find()) {
                    comments.put(found.group(2), plain(found.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what a record is, as one paragraph; empty when nothing is said */
    String of(Class<?> type) {
        return comment(type).replaceFirst("(?s)@param.*", "").strip();
    }

    /** @return what a field is; empty when nothing is said */
    String of(Class<?> type, String field) {
        var said = Pattern.compile("@param " + field + " (.*?)(?= @param |$)").matcher(comment(type));
        return said.find() ? said.group(1).strip() : "";
    }

    private String comment(Class<?> type) {
        return comments.getOrDefault(type.getSimpleName(), "");
    }

    private static String plain(String javadoc) {
        return javadoc.lines()
                .map(line -> line.replaceFirst("^\\s*\\*?\\s?", "").strip())
                .collect(Collectors.joining(" "))
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*?)(?:\\(\\))?}", "`$1`")
                .replaceAll("</?p>", "")
                .strip();
    }
}
