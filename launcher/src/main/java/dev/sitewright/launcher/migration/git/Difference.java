package dev.sitewright.launcher.migration.git;

import dev.sitewright.launcher.migration.files.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Two texts beside each other, as git shows them. */
public final class Difference {
    private static final String FIRST_HUNK = "@@ ";

    private Difference() {}

    /** @return the unified form, each part headed by the paragraph it lies in; empty when the texts are equal */
    public static String between(String before, String after) {
        try {
            var folder = Files.createTempDirectory("sitewright-difference");
            var old = Files.writeString(folder.resolve("before"), before);
            var young = Files.writeString(folder.resolve("after"), after);
            try {
                return hunks(folder);
            } finally {
                Files.delete(old);
                Files.delete(young);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new Refusal("The schemas could not be compared: " + e.getMessage() + ".");
        }
    }

    private static String hunks(Path folder) {
        return new Git(folder)
                .said("diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=2", "before", "after")
                .lines()
                .dropWhile(line -> !line.startsWith(FIRST_HUNK))
                .map(line -> line.replaceFirst("^@@ .* @@ ?", "@@ "))
                .collect(Collectors.joining("\n"));
    }
}
