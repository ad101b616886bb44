package dev.sitewright.launcher.command;

import dev.sitewright.launcher.Options;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.service.Provider;
import dev.sitewright.launcher.supervise.Voice;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} have in common. */
final class RunOptions {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--model",
            paramLabel = "<provider/model>",
            description = "The model that works (default: SITEWRIGHT_MODEL, else the provider's usual one).")
    private @Nullable String model;

    @Option(names = "--free-ports", description = "Take any free ports instead of the usual ones.")
    private boolean freePorts;

    DataFolder data() {
        return data.folder();
    }

    Options options(Map<String, String> environment, Voice voice) {
        var found = Provider.from(environment);
        var root = Path.of(System.getProperty("sitewright.root", "."));
        var usual = Options.of(root.toAbsolutePath().normalize(), data().path())
                .with(model == null ? found : found.withModel(model))
                .with(voice);
        return freePorts ? usual.onFreePorts() : usual;
    }
}
