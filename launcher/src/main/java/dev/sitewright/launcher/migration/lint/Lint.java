package dev.sitewright.launcher.migration.lint;

import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.migration.files.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads migrations for steps that lose data or stop a running service. Such a step needs a comment {@code -- allow: <reason>}. */
public final class Lint {
    private static final int LONGEST_STEP = 60;

    private Lint() {}

    /** Fails with a {@link Refusal} that lists every malformed name, every version given twice and every step without a reason. */
    public static void check(Path root) {
        var tree = SourceTree.onDisk(root);
        var reasons = new ArrayList<>(tree.duplicates());
        for (var file : tree.files()) {
            reasons.addAll(of(file.path(), read(root.resolve(file.path()))));
        }
        Refusal.unlessEmpty(reasons);
    }

    /** @return a sentence for every step of the script that needs a reason and has none */
    public static List<String> of(String path, String script) {
        return findings(script).stream().map(finding -> finding.sentence(path)).toList();
    }

    static List<Finding> findings(String script) {
        var text = SqlText.of(script);
        var steps = new Steps();
        return text.statements().stream()
                .flatMap(steps::of)
                .filter(step -> !text.isAllowed(step.statement().start()))
                .filter(step -> !text.isAllowed(step.part().start()))
                .map(step -> new Finding(
                        step.rule(),
                        text.lineOf(step.part().start()),
                        shown(step.part().code())))
                .toList();
    }

    private static String shown(String code) {
        var line = code.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_STEP ? line : line.substring(0, LONGEST_STEP) + "…";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
