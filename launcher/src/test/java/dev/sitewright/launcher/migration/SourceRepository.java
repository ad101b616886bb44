package dev.sitewright.launcher.migration;

import dev.sitewright.launcher.migration.git.Git;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A git repository with migrations of a made-up service, for commands that run on it at a fixed minute. */
final class SourceRepository {
    static final String NOTES = "notes/src/main/resources/db/migration/";

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-06-01T12:30:45Z"), ZoneOffset.UTC);

    private final Path root;
    private final Git git;

    /** What a command printed and how it ended. */
    record Ended(int code, String out, String err) {}

    /** Begins on the main line with one table of notes. */
    SourceRepository(Path root) {
        this.root = root;
        this.git = new Git(root);
        git.run("init", "-q", "--initial-branch=main");
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        git.run("config", "commit.gpgsign", "false");
        write(NOTES + "V202601010000__note.sql", """
                create table note (
                    id    bigint generated always as identity primary key,
                    owner text   not null check (owner ~ '^usr_[0-9a-f]{8}$'),
                    state text   not null check (state in ('open', 'done')),
                    body  text
                );
                """);
        commit();
        git.run("checkout", "-q", "-b", "colours");
    }

    SourceRepository write(String path, String content) {
        try {
            var file = root.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SourceRepository delete(String path) {
        git.run("rm", "-q", path);
        return this;
    }

    SourceRepository commit() {
        git.run("add", "--all");
        git.run("commit", "-q", "--allow-empty", "-m", "Change");
        return this;
    }

    /** Adds a file to the main line while this branch stays where it is. */
    SourceRepository onMain(String path, String content) {
        commit();
        git.run("checkout", "-q", "main");
        write(path, content).commit();
        git.run("checkout", "-q", "colours");
        return this;
    }

    Ended run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = new CommandLine(new MigrationCommand(NOW))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments(arguments));
        return new Ended(code, out.toString(), err.toString());
    }

    String[] arguments(String... arguments) {
        var whole = new ArrayList<>(List.of("--root", root.toString()));
        whole.addAll(List.of(arguments));
        return whole.toArray(String[]::new);
    }

    String git(String... arguments) {
        return git.run(arguments);
    }

    String read(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    /** @return the names of the made-up service's migrations on disk, in order */
    List<String> migrations() throws IOException {
        try (var files = Files.list(root.resolve(NOTES))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
