package dev.sitewright.gateway.log;

import dev.sitewright.gateway.settings.Setting;
import dev.sitewright.gateway.settings.SettingGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What administrators set about the event log. */
@ApplicationScoped
class LogSettings implements SettingGroup {
    static final Setting KEEP_MONTHS = new Setting(
            "events.keep-months",
            "How many whole months of events are kept besides the present one; by default all, since they are the memory of every project.",
            "months",
            1,
            1_200,
            1_200);

    @Override
    public List<Setting> settings() {
        return List.of(KEEP_MONTHS);
    }
}
