package dev.sitewright.gateway.settings;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** All settings there are, with their defaults. */
@ApplicationScoped
class KnownSettings {
    private final Map<String, Setting> byKey = new TreeMap<>();
    private final Map<String, Integer> defaults = new TreeMap<>();

    KnownSettings(@All List<SettingGroup> groups, Config config) {
        for (var group : groups) {
            group.settings().forEach(setting -> add(setting, config));
        }
    }

    private void add(Setting setting, Config config) {
        if (byKey.put(setting.key(), setting) != null) {
            throw new IllegalStateException("two settings are called " + setting.key());
        }
        var usual = config.getOptionalValue("sitewright." + setting.key(), Integer.class)
                .orElse(setting.usual());
        if (!setting.admits(usual)) {
            throw new IllegalStateException(
                    "sitewright.%s is not %d to %d".formatted(setting.key(), setting.minimum(), setting.maximum()));
        }
        defaults.put(setting.key(), usual);
    }

    Optional<Setting> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    int usual(String key) {
        return Optional.ofNullable(defaults.get(key)).orElseThrow();
    }
}
