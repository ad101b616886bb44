package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.migration.files.MigrationFolder;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to run in the database of one service.
 *
 * @param mainLine in its order; what databases in use have run already
 * @param own the branch's, all behind the main line's
 * @param seeds scripts that fill the main line's schema; tables that they leave empty get made-up rows
 */
public record Replay(MigrationFolder service, List<Script> mainLine, List<Script> own, List<String> seeds) {
    public Replay {
        mainLine = List.copyOf(mainLine);
        own = List.copyOf(own);
        seeds = List.copyOf(seeds);
    }

    List<Script> all() {
        return Stream.concat(mainLine.stream(), own.stream()).toList();
    }
}
