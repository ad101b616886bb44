package dev.sitewright.gateway.limits;

import static java.util.Objects.requireNonNull;

import dev.sitewright.gateway.settings.Setting;
import dev.sitewright.gateway.settings.SettingGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The limits, as administrators set them: one per kind of caller and class of call. */
@ApplicationScoped
class LimitSettings implements SettingGroup {
    private static final String UNIT = "calls per minute";
    private static final int MOST = 10_000_000;

    private static final Map<Subject.Kind, Map<CallClass, Integer>> USUAL = Map.of(
            Subject.Kind.USER,
            Map.of(CallClass.READ, 6_000, CallClass.WRITE, 1_200, CallClass.CREATE, 300, CallClass.PROMPT, 120),
            Subject.Kind.TOKEN,
            Map.of(CallClass.READ, 3_000, CallClass.WRITE, 600, CallClass.CREATE, 150, CallClass.PROMPT, 60),
            Subject.Kind.ADDRESS,
            Map.of(CallClass.READ, 1_200, CallClass.WRITE, 300, CallClass.CREATE, 60, CallClass.PROMPT, 60));

    private static final Map<Subject.Kind, Map<CallClass, Setting>> ALL = Arrays.stream(Subject.Kind.values())
            .collect(Collectors.toMap(
                    kind -> kind,
                    kind -> Arrays.stream(CallClass.values())
                            .collect(Collectors.toMap(type -> type, type -> setting(kind, type)))));

    @Override
    public List<Setting> settings() {
        return ALL.values().stream().flatMap(ofKind -> ofKind.values().stream()).toList();
    }

    static Setting of(Subject.Kind kind, CallClass type) {
        return requireNonNull(requireNonNull(ALL.get(kind)).get(type));
    }

    private static Setting setting(Subject.Kind kind, CallClass type) {
        var usual = requireNonNull(requireNonNull(USUAL.get(kind)).get(type));
        return new Setting(
                "limits.%s.%s".formatted(kind.wireName(), type.wireName()),
                "How many calls of the class %s %s may make.".formatted(type.wireName(), kind.words()),
                UNIT,
                1,
                MOST,
                usual);
    }
}
