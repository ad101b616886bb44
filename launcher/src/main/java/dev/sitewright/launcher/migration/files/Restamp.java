package dev.sitewright.launcher.migration.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a branch's own migrations behind those of the main line. Flyway runs a database's files in the order of their
 * versions and refuses one that comes before what has run: where the main line is already in use, an older file is too late.
 */
public final class Restamp {
    private final SourceTree mainLine;
    private final Stamp now;

    /** @param now the earliest of the new versions */
    public Restamp(SourceTree mainLine, Stamp now) {
        this.mainLine = mainLine;
        this.now = now;
    }

    /** @return every own file in its order, renamed together with all that share its order when one of these is too old */
    public List<Move> of(List<MigrationFile> own) {
        var shared = own.stream().anyMatch(file -> file.folder().isShared());
        return shared ? ofOneOrder(own) : ofFolders(own);
    }

    /** Without a shared file, the services' orders have nothing to do with each other. */
    private List<Move> ofFolders(List<MigrationFile> own) {
        return own.stream()
                .map(MigrationFile::folder)
                .distinct()
                .sorted()
                .flatMap(folder ->
                        ofOneOrder(own.stream()
                                        .filter(file -> file.folder().equals(folder))
                                        .toList())
                                .stream())
                .toList();
    }

    private List<Move> ofOneOrder(List<MigrationFile> own) {
        var sorted = own.stream().sorted().toList();
        if (sorted.stream().noneMatch(this::isTooOld)) {
            return sorted.stream().map(file -> new Move(file, file)).toList();
        }
        var taken = Stream.concat(
                sorted.stream().flatMap(this::newest), sorted.stream().map(MigrationFile::stamp));
        var stamp = taken.reduce(now, Stamp::after); // after the own ones too: no new name is one that is still in use
        var moves = new ArrayList<Move>();
        for (var file : sorted) {
            moves.add(new Move(file, file.at(stamp)));
            stamp = stamp.next();
        }
        return moves;
    }

    private boolean isTooOld(MigrationFile file) {
        return newest(file).anyMatch(newest -> file.stamp().compareTo(newest) <= 0);
    }

    /** @return the newest version of the main line that runs in a database of this file */
    private Stream<Stamp> newest(MigrationFile file) {
        return mainLine.sharingDatabaseWith(file.folder()).reversed().stream()
                .limit(1)
                .map(MigrationFile::stamp);
    }
}
