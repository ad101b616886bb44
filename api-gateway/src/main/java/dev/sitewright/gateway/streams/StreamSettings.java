package dev.sitewright.gateway.streams;

import dev.sitewright.gateway.settings.Setting;
import dev.sitewright.gateway.settings.SettingGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What administrators set about streams. */
@ApplicationScoped
class StreamSettings implements SettingGroup {
    static final Setting MOST = new Setting(
            "streams.per-person", "How many event streams a person may have open at a time.", "streams", 1, 10_000, 50);

    @Override
    public List<Setting> settings() {
        return List.of(MOST);
    }
}
