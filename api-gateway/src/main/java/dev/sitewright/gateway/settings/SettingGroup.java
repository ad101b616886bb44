package dev.sitewright.gateway.settings;

import java.util.List;

/** The settings of a feature. Each feature that has some has a bean of this type. */
public interface SettingGroup {
    /** @return all of them; never another list */
    List<Setting> settings();
}
