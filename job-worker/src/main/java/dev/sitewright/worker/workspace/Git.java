package dev.sitewright.worker.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Git repositories, by JGit: the machine needs no git. What the person at the machine has configured (identity, signing, hooks) does
 * not apply here: these commits are Sitewright's.
 */
@ApplicationScoped
class Git {
    private static final PersonIdent AUTHOR = new PersonIdent("Sitewright", "sitewright@localhost");
    private static final String BRANCH = "main";

    static {
        SystemReader.setInstance(new OwnSettingsOnly(SystemReader.getInstance()));
    }

    /** Makes the folder a repository whose first commit holds all its files. @return the commit, a full SHA-1 in hex */
    String init(Path folder, String message) throws IOException {
        try (var repository = org.eclipse.jgit.api.Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch(BRANCH)
                .call()) {
            repository.add().addFilepattern(".").call();
            return repository
                    .commit()
                    .setAuthor(AUTHOR)
                    .setCommitter(
                            new PersonIdent(AUTHOR, SystemReader.getInstance().now()))
                    .setMessage(message)
                    .setAllowEmpty(true)
                    .setSign(false)
                    .setNoVerify(true)
                    .call()
                    .getName();
        } catch (GitAPIException e) {
            throw new IOException("The repository in " + folder.getFileName() + " could not be made", e);
        }
    }

    /** @return the commit the folder is at; empty when it is no repository or has no commit */
    Optional<String> head(Path folder) throws IOException {
        try (var repository = org.eclipse.jgit.api.Git.open(folder.toFile())) {
            return Optional.ofNullable(repository.getRepository().resolve(Constants.HEAD))
                    .map(commit -> commit.getName());
        } catch (RepositoryNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Neither the person's nor the machine's git settings. */
    private static final class OwnSettingsOnly extends SystemReader.Delegate {
        OwnSettingsOnly(SystemReader machine) {
            super(machine);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }
    }

    private static final class Nothing extends FileBasedConfig {
        Nothing(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // JGit would note here what it measured of the disk; it measures again in the next process
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
