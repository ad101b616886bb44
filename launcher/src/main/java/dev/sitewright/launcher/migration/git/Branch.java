package dev.sitewright.launcher.migration.git;

import dev.sitewright.launcher.migration.files.MigrationFile;
import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.migration.files.RepeatableFile;
import dev.sitewright.launcher.migration.files.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The migrations of a work tree beside those of the main line.
 *
 * @param mainRef the name of the main line's commit, as the person would say it
 * @param base the main line where the branch left it
 * @param tip the main line now
 * @param disk the work tree, with what is not committed
 */
public record Branch(String mainRef, Blobs base, Blobs tip, Blobs disk) {

    /** @param mainRef any name of a commit */
    public static Branch from(Git git, String mainRef) {
        if (!git.succeeds("rev-parse", "--verify", "--quiet", mainRef + "^{commit}")) {
            throw new Refusal("There is no commit '" + mainRef + "': name the main line with --main <ref>.");
        }
        if (!git.succeeds("merge-base", mainRef, "HEAD")) {
            throw new Refusal("This branch and '" + mainRef + "' have no commit in common: fetch the whole history"
                    + " (git fetch --unshallow), or name the main line with --main <ref>.");
        }
        var base = git.run("merge-base", mainRef, "HEAD").strip();
        return new Branch(mainRef, Blobs.ofCommit(git, base), Blobs.ofCommit(git, mainRef), Blobs.onDisk(git));
    }

    /** @return {@code main}; {@code origin/main} when there is no other, or when it is ahead of it */
    public static String usualMain(Git git) {
        var local = git.succeeds("rev-parse", "--verify", "--quiet", "refs/heads/main");
        var remote = git.succeeds("rev-parse", "--verify", "--quiet", "refs/remotes/origin/main");
        var ahead = local && remote && git.succeeds("merge-base", "--is-ancestor", "main", "origin/main");
        return remote && (!local || ahead) ? "origin/main" : "main";
    }

    /** @return the files that only this branch has, in the order in which they run */
    public List<MigrationFile> own() {
        return disk.tree().files().stream()
                .filter(file -> !base.hasPath(file.path()) && !tip.hasPath(file.path()))
                .toList();
    }

    /** @return the repeatable migrations that this branch has brought or changed, in the order in which they run */
    public List<RepeatableFile> changed() {
        return disk.tree().repeatables().stream()
                .filter(file -> !disk.agreesWith(base, file.path()) && !disk.agreesWith(tip, file.path()))
                .toList();
    }

    /** @return the repeatable migrations that stay as the main line has them: neither changed nor taken away here */
    public List<RepeatableFile> unchanged() {
        return tip.tree().repeatables().stream()
                .filter(file -> disk.agreesWith(base, file.path()) || disk.agreesWith(tip, file.path()))
                .toList();
    }

    /** A repeatable migration may change, but which of two changes counts only a person can say. */
    public void refuseForks() {
        Refusal.unlessEmpty(changed().stream()
                .filter(file -> !tip.agreesWith(base, file.path()))
                .map(file -> file.path() + " was changed here and on the main line (" + mainRef
                        + "): merge it first (git merge " + mainRef + ").")
                .toList());
    }

    /** What has run somewhere must stay as it was: Flyway compares checksums, and a database cannot be asked to forget. */
    public void refuseChangesOfTheMainLine() {
        var reasons = new ArrayList<String>();
        versioned(base).forEach(path -> {
            if (!disk.hasPath(path) && tip.hasPath(path)) {
                reasons.add(path + " is on the main line (" + mainRef
                        + ") and was deleted or renamed here: bring it back" + " (git checkout " + mainRef + " -- "
                        + path + "), and undo its effect in a new migration.");
            }
        });
        versioned(disk).forEach(path -> {
            if ((base.hasPath(path) || tip.hasPath(path))
                    && !disk.agreesWith(base, path)
                    && !disk.agreesWith(tip, path)) {
                reasons.add(path + " is on the main line (" + mainRef + ") and was changed here: bring it back"
                        + " (git checkout " + mainRef + " -- " + path + "), and make the change in a new migration.");
            }
        });
        Refusal.unlessEmpty(reasons);
    }

    private static Stream<String> versioned(Blobs blobs) {
        return blobs.tree().files().stream().map(SourceFile::path);
    }
}
