package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to change about which models somebody prefers. */
record PreferencePatch(Optional<Name> model, Optional<Name> fastModel, Optional<List<String>> favourites) {
    private static final int LONGEST = 200;

    /** A model's name, or that there is to be none. */
    record Name(@Nullable String text) {}

    static Result<PreferencePatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("model", "fastModel", "favourites"), faults);
        var model = name(patch, "model", faults);
        var fast = name(patch, "fastModel", faults);
        var favourites = patch.fields().has("favourites")
                ? Optional.of(favourites(patch, faults))
                : Optional.<List<String>>empty();
        return faults.orElse(() -> new PreferencePatch(model, fast, favourites));
    }

    private static Optional<Name> name(MergePatch patch, String field, Faults faults) {
        var value = patch.fields().get(field);
        if (value != null && value.isNull()) {
            return Optional.of(new Name(null));
        }
        return patch.text(field, faults).map(text -> {
            form("/" + field, text, faults);
            return new Name(text);
        });
    }

    private static List<String> favourites(MergePatch patch, Faults faults) {
        var list = patch.fields().path("favourites");
        if (list.isArray() && list.isEmpty()) {
            return List.of();
        }
        var names = Checks.texts("/favourites", list, LONGEST, faults);
        for (var place = 0; place < names.size(); place++) {
            form("/favourites/" + place, names.get(place), faults);
        }
        return names;
    }

    private static void form(String place, String text, Faults faults) {
        if (Model.parse(text).isEmpty()) {
            faults.add(place, FaultType.WRONG_FORM, "is not of the form provider/model");
        }
    }

    Preference on(Preference before) {
        return new Preference(
                before.id(),
                before.version() + 1,
                model.map(PreferencePatch::textOf)
                        .orElse(Optional.ofNullable(before.model()))
                        .orElse(null),
                fastModel
                        .map(PreferencePatch::textOf)
                        .orElse(Optional.ofNullable(before.fastModel()))
                        .orElse(null),
                favourites.orElse(before.favourites()));
    }

    private static Optional<String> textOf(Name name) {
        return Optional.ofNullable(name.text());
    }
}
