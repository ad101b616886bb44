package dev.sitewright.gateway.audit;

import dev.sitewright.gateway.settings.Setting;
import dev.sitewright.gateway.settings.SettingGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What administrators set about the audit log. */
@ApplicationScoped
class AuditSettings implements SettingGroup {
    static final Setting KEEP_MONTHS = new Setting(
            "audit.keep-months",
            "How many whole months of the audit log are kept besides the present one.",
            "months",
            1,
            1_200,
            12);

    @Override
    public List<Setting> settings() {
        return List.of(KEEP_MONTHS);
    }
}
