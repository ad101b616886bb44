package dev.sitewright.launcher.command;

import dev.sitewright.launcher.data.DataFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which Sitewright is meant: each has a data folder of its own. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "<folder>",
            defaultValue = "${env:SITEWRIGHT_HOME:-${sys:user.home}/.sitewright}",
            description = "Where everything is kept (default: SITEWRIGHT_HOME, else ~/.sitewright).")
    private Path folder = Path.of(".sitewright");

    DataFolder folder() {
        return new DataFolder(folder);
    }
}
