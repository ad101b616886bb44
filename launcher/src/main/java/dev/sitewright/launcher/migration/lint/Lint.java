package dev.sitewright.launcher.migration.lint;

import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.migration.files.SourceFile;
import dev.sitewright.launcher.migration.files.SourceTree;
import dev.sitewright.launcher.migration.lint.SqlText.Piece;
import dev.sitewright.launcher.migration.lint.Steps.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads migrations for steps that lose data or stop a running service. Such a step needs a comment {@code -- allow: <reason>}. */
public final class Lint {
    private static final int LONGEST_STEP = 60;

    private Lint() {}

    /**
     * Fails with a {@link Refusal} that lists every malformed name, every version given twice, every step without a reason
     * and every function without a text of its own.
     */
    public static void check(Path root) {
        var tree = SourceTree.onDisk(root);
        var reasons = new ArrayList<>(tree.duplicates());
        tree.all().forEach(file -> reasons.addAll(of(file, read(root.resolve(file.path())))));
        reasons.addAll(Functions.withoutText(tree, file -> read(root.resolve(file.path()))));
        Refusal.unlessEmpty(reasons);
    }

    /** @return a sentence for every step of the script that needs a reason and has none */
    public static List<String> of(SourceFile file, String script) {
        return Stream.concat(findings(script).stream(), findings(script, new Kind(file)::of).stream())
                .map(finding -> finding.sentence(file.path()))
                .toList();
    }

    static List<Finding> findings(String script) {
        return findings(script, new Steps()::of);
    }

    private static List<Finding> findings(String script, Function<Piece, Stream<Step>> judge) {
        var text = SqlText.of(script);
        return text.statements().stream()
                .flatMap(judge)
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
