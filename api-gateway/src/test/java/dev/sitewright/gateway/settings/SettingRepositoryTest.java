package dev.sitewright.gateway.settings;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import jakarta.inject.Inject;

@GatewayTest
@Covers(SettingRepository.class)
class SettingRepositoryTest extends RepositoryContract<StoredSetting> {
    @Inject
    SettingRepository settings;

    @Override
    protected PluralRepository<StoredSetting> repository() {
        return settings;
    }

    @Override
    protected Field<StoredSetting, String> id() {
        return StoredSetting.ID;
    }

    @Override
    protected Factory<StoredSetting> rowsOf(Owner owner) {
        return () -> new StoredSetting(Ids.next("set"), owner.id());
    }
}
