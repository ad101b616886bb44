package dev.sitewright.launcher;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.service.Provider;
import dev.sitewright.launcher.service.Service;
import dev.sitewright.launcher.supervise.Voice;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How one Sitewright is started.
 *
 * @param root the folder of the whole project, where the built services lie
 * @param data everything that lasts
 * @param provider of models; none means the demo model
 * @param usualPorts whether the usual ports are tried first; otherwise any free ones are taken
 * @param durable whether confirmed rows survive a power cut; off only for tests
 * @param settings further settings of single services, which win over all others
 * @param voice who hears what happens
 */
public record Options(
        Path root,
        DataFolder data,
        Provider provider,
        boolean usualPorts,
        boolean durable,
        Map<Service, Map<String, String>> settings,
        Voice voice) {

    public Options {
        settings = Map.copyOf(settings);
    }

    /** @return options for a person's own data: the usual ports, everything flushed to disk, the demo model, silent */
    public static Options of(Path root, Path data) {
        return new Options(root, new DataFolder(data), Provider.none(), true, true, Map.of(), line -> {});
    }

    /** @return options for a test: free ports, nothing flushed to disk */
    public static Options forTest(Path root, Path data) {
        return new Options(root, new DataFolder(data), Provider.none(), false, false, Map.of(), line -> {});
    }

    public Options with(Provider provider) {
        return new Options(root, data, provider, usualPorts, durable, settings, voice);
    }

    public Options with(Voice voice) {
        return new Options(root, data, provider, usualPorts, durable, settings, voice);
    }

    public Options onFreePorts() {
        return new Options(root, data, provider, false, durable, settings, voice);
    }

    public Options withSetting(Service service, String key, String value) {
        var all = new EnumMap<Service, Map<String, String>>(Service.class);
        all.putAll(settings);
        var one = new HashMap<>(all.getOrDefault(service, Map.of()));
        one.put(key, value);
        all.put(service, Map.copyOf(one));
        return new Options(root, data, provider, usualPorts, durable, all, voice);
    }
}
