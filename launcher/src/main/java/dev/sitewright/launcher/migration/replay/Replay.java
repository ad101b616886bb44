package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.migration.files.MigrationFolder;
import java.util.List;

/**
 * What is to run in the database of one service.
 *
 * @param mainLine what databases in use have run already
 * @param whole the same with the branch's, all of which run behind the main line's
 * @param seeds scripts that fill the main line's schema; tables that they leave empty get made-up rows
 */
public record Replay(MigrationFolder service, List<Script> mainLine, List<Script> whole, List<String> seeds) {
    public Replay {
        mainLine = List.copyOf(mainLine);
        whole = List.copyOf(whole);
        seeds = List.copyOf(seeds);
    }
}
