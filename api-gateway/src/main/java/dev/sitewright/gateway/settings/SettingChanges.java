package dev.sitewright.gateway.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** What administrators do with settings. Changes work in the current transaction. */
@ApplicationScoped
class SettingChanges {
    private static final String VALUE = "value";
    private static final Scope INSTALLATION = new OwnedBy(StoredSetting.INSTALLATION);

    private final SettingRepository settings;
    private final KnownSettings known;
    private final Audit audit;
    private final Clock clock;

    SettingChanges(SettingRepository settings, KnownSettings known, Audit audit, Clock clock) {
        this.settings = settings;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the settings of a page */
    @WithSession
    Uni<List<StoredSetting>> select(Page<StoredSetting> page) {
        return settings.select(INSTALLATION, ids(known.keys()), page);
    }

    /** @return the setting of this id; empty when there is none */
    @WithSession
    Uni<Optional<SettingView>> one(String id) {
        var asked = known.byKey(id).stream().map(Setting::key).toList();
        return settings.select(INSTALLATION, ids(asked), Page.first(1, Sort.ascending(StoredSetting.ID)))
                .map(found -> found.stream().findFirst().map(this::view));
    }

    SettingView view(StoredSetting row) {
        return SettingView.of(row, known);
    }

    /**
     * What to set.
     *
     * @param named whether a value is named at all; else all stays as it is
     * @param value the value; empty for the default
     */
    record Patch(boolean named, Optional<Long> value) {}

    /** @return what to set. Whether that is within bounds depends on which setting it is */
    static Result<Patch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of(VALUE), faults);
        var value = patch.fields().get(VALUE);
        if (value != null && !value.isNull() && !(value.isIntegralNumber() && value.canConvertToLong())) {
            faults.add("/" + VALUE, FaultType.WRONG_TYPE, "is no whole number");
        }
        return faults.orElse(() -> new Patch(
                value != null,
                Optional.ofNullable(value).filter(node -> !node.isNull()).map(JsonNode::longValue)));
    }

    /**
     * Sets values.
     *
     * @param place of the patch in what was sent of one setting, for faults
     */
    Uni<List<Result<SettingView>>> patch(Origin origin, String place, List<Patching<Patch>> asked) {
        var acts = new ArrayList<Change>();
        var asKnown = Targeted.ids(asked).stream()
                .filter(id -> known.byKey(id).isPresent())
                .toList();
        return settings.update(INSTALLATION, ids(asKnown), row -> {})
                .map(found -> Targeted.each(
                        asked,
                        found,
                        Problem.of(ProblemType.SETTING_NOT_FOUND),
                        (item, row) -> set(item, place, row, acts)))
                .call(() -> Panache.getSession().chain(Mutiny.Session::flush))
                .call(() ->
                        audit.append(origin, acts.stream().map(this::audited).toList()))
                .map(results -> results.stream()
                        .map(result -> result.<SettingView>map(this::view))
                        .toList());
    }

    private Result<StoredSetting> set(Patching<Patch> asked, String place, StoredSetting row, List<Change> acts) {
        var setting = known.byKey(row.id()).orElseThrow();
        var value = asked.patch().value();
        if (!asked.patch().named()) {
            return Result.done(row);
        }
        if (value.isPresent() && !setting.admits(value.get())) {
            return Result.failed(Problem.invalid(FaultType.OUT_OF_RANGE.at(
                    place + "/" + VALUE, "is not %d to %d".formatted(setting.minimum(), setting.maximum()))));
        }
        var before = view(row);
        row.set(value.map(Math::toIntExact), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!view(row).equals(before)) {
            acts.add(new Change(before, row));
        }
        return Result.done(row);
    }

    private record Change(SettingView before, StoredSetting row) {}

    private Audited audited(Change change) {
        return new Audited("setting.update", change.row().id(), null, change.before(), view(change.row()));
    }

    private static Where<StoredSetting> ids(List<String> ids) {
        return new Where.In<>(StoredSetting.ID, ids);
    }
}
