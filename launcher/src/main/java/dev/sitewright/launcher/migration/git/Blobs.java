package dev.sitewright.launcher.migration.git;

import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.SourceFile;
import dev.sitewright.launcher.migration.files.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files of one state of the sources with their contents, by git's names for these.
 *
 * @param byPath object names by path relative to the root
 */
public record Blobs(Map<String, String> byPath) {

    /** @return the migration files of a commit */
    static Blobs ofCommit(Git git, String commit) {
        var blobs = new TreeMap<String, String>();
        for (var entry : git.parts("ls-tree", "-r", "-z", commit)) {
            var path = entry.substring(entry.indexOf('\t') + 1);
            var attributes = entry.substring(0, entry.indexOf('\t')); // mode, type and object's name
            if (MigrationFolder.of(path).isPresent()) {
                blobs.put(path, attributes.substring(attributes.lastIndexOf(' ') + 1));
            }
        }
        return new Blobs(blobs);
    }

    /** @return the migration files as they lie on disk, whether they are committed or not */
    static Blobs onDisk(Git git) {
        var paths = SourceTree.onDisk(git.root()).all().map(SourceFile::path).toList();
        var names =
                git.told(lines(paths), "hash-object", "--stdin-paths").lines().toList();
        var blobs = new TreeMap<String, String>();
        for (int i = 0; i < paths.size(); i++) {
            blobs.put(paths.get(i), names.get(i));
        }
        return new Blobs(blobs);
    }

    /** @return whether this holds the file with the same content as the other, or neither holds it */
    boolean agreesWith(Blobs other, String path) {
        return Objects.equals(byPath.get(path), other.byPath.get(path));
    }

    boolean hasPath(String path) {
        return byPath.containsKey(path);
    }

    public SourceTree tree() {
        return SourceTree.of(byPath.keySet().stream());
    }

    private static String lines(List<String> paths) {
        return paths.stream().map(path -> path + "\n").collect(Collectors.joining());
    }
}
