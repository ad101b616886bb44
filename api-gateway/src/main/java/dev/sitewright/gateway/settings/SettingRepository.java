package dev.sitewright.gateway.settings;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** What was set. */
@ApplicationScoped
class SettingRepository extends PluralRepository<StoredSetting> {
    SettingRepository() {
        super(StoredSetting.class, StoredSetting.ID, StoredSetting.OWNER);
    }
}
