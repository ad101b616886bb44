package dev.sitewright.launcher.migration.git;

import dev.sitewright.launcher.migration.files.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The git command in one work tree. Paths go in and come out relative to the root, also when that is a sub-folder of the
 * repository.
 */
public record Git(Path root) {
    private record Answer(int code, String output, String complaint) {}

    /** @return what git printed; fails with git's own complaint when it refuses */
    public String run(String... arguments) {
        return told("", arguments);
    }

    boolean succeeds(String... arguments) {
        return ask("", arguments).code() == 0;
    }

    /** @return what git printed, whatever it makes of it: for commands that tell by their exit code */
    String said(String... arguments) {
        return ask("", arguments).output();
    }

    /** @return the parts of git's answer, which {@code -z} ends with NUL bytes */
    List<String> parts(String... arguments) {
        return Arrays.stream(run(arguments).split("\0"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    String told(String input, String... arguments) {
        var answer = ask(input, arguments);
        if (answer.code() != 0) {
            throw new Refusal("git " + arguments[0] + " failed in " + root + ": "
                    + answer.complaint().strip().replace('\n', ' '));
        }
        return answer.output();
    }

    private Answer ask(String input, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(Arrays.asList(arguments));
        try {
            var files = Files.createTempDirectory("sitewright-git");
            try {
                return run(command, Files.writeString(files.resolve("in"), input), files.resolve("err"));
            } finally {
                Files.deleteIfExists(files.resolve("in"));
                Files.deleteIfExists(files.resolve("err"));
                Files.delete(files);
            }
        } catch (IOException e) {
            throw new Refusal("git could not be asked: " + e.getMessage() + ". Is it installed?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("git was interrupted.");
        }
    }

    /** Input and complaints go through files, so that no full pipe can make git and this wait for each other. */
    private Answer run(List<String> command, Path input, Path errors) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(input.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output, Files.readString(errors));
    }
}
