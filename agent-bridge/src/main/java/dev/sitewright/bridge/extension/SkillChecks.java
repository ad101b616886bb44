package dev.sitewright.bridge.extension;

import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import java.util.Optional;
import java.util.Set;

/** Checks skills. */
final class SkillChecks {
    private static final int LONGEST_DESCRIPTION = 1_024; // OpenCode's own limit
    private static final int LONGEST_TEXT = 65_536;

    private SkillChecks() {}

    static Result<Draft> check(NewSkill item) {
        var faults = new Faults();
        Checks.name(item.name(), faults);
        Checks.text("/description", item.description(), LONGEST_DESCRIPTION, faults);
        Checks.text("/text", item.text(), LONGEST_TEXT, faults);
        var fields = Checks.object();
        fields.put("description", item.description());
        fields.put("text", item.text());
        fields.put("enabled", item.enabled() == null || item.enabled());
        return faults.orElse(() -> new Draft(String.valueOf(item.name()), fields, Optional.empty()));
    }

    static Result<Draft> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("description", "text", "enabled"), faults);
        var fields = Checks.object();
        patch.text("description", faults).ifPresent(text -> {
            Checks.text("/description", text, LONGEST_DESCRIPTION, faults);
            fields.put("description", text);
        });
        patch.text("text", faults).ifPresent(text -> {
            Checks.text("/text", text, LONGEST_TEXT, faults);
            fields.put("text", text);
        });
        patch.flag("enabled", faults).ifPresent(yes -> fields.put("enabled", yes));
        return faults.orElse(() -> new Draft("", fields, Optional.empty()));
    }
}
