package dev.sitewright.worker.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.worker.queue.JobRefused;
import dev.sitewright.worker.queue.KnownKinds;
import dev.sitewright.worker.queue.Schedule;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what is to recur, and finds every fault of an item at once, each with its place. */
@Singleton
class ScheduleChecks {
    private static final Set<String> CHANGEABLE = Set.of("cron", "zone", "args", "paused");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?");
    private static final String USUAL_ZONE = "UTC";

    private final KnownKinds kinds;

    ScheduleChecks(KnownKinds kinds) {
        this.kinds = kinds;
    }

    /** @return what is to recur */
    Result<NewSchedule> check(CreateSchedule item) {
        var faults = new Faults();
        checkName(item.name(), faults);
        var args = Objects.requireNonNullElseGet(item.args(), JsonNodeFactory.instance::objectNode);
        if (item.kind() == null) {
            faults.add("/kind", FaultType.MISSING, "is missing");
        } else {
            kinds.check(item.kind(), args, faults);
        }
        var when = times(item.cron(), Objects.requireNonNullElse(item.zone(), USUAL_ZONE), faults);
        checkId("usr", "/ownerId", item.ownerId(), faults);
        checkId("prj", "/projectId", item.projectId(), faults);
        return faults.orElse(() -> new NewSchedule(
                String.valueOf(item.name()),
                String.valueOf(item.kind()),
                args.toString(),
                when.orElseThrow(),
                item.projectId(),
                item.ownerId(),
                Boolean.TRUE.equals(item.paused())));
    }

    /** @return the change that was asked for, as far as it can be checked without the row */
    Result<SchedulePatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(CHANGEABLE, faults);
        var cron = patch.text("cron", faults);
        var zone = patch.text("zone", faults);
        times(cron.orElse("0 0 * * *"), zone.orElse(USUAL_ZONE), faults);
        var paused = patch.flag("paused", faults);
        return faults.orElse(() ->
                new SchedulePatch(cron, zone, Optional.ofNullable(patch.fields().get("args")), paused));
    }

    /** @return the arguments for a kind, as JSON; pointers begin at the patch */
    Result<String> checkArgs(String kind, JsonNode args) {
        var faults = new Faults();
        kinds.check(kind, args, faults);
        return faults.orElse(args::toString);
    }

    private static void checkName(@Nullable String name, Faults faults) {
        if (name == null) {
            faults.add("/name", FaultType.MISSING, "is missing");
        } else if (!NAME.matcher(name).matches()) {
            faults.add(
                    "/name",
                    FaultType.WRONG_FORM,
                    "is not 1 to 100 of a-z, 0-9, dots and hyphens, with a letter or digit at both ends");
        }
    }

    private static void checkId(String prefix, String place, @Nullable String id, Faults faults) {
        if (id != null && !Ids.isValid(prefix, id)) {
            faults.add(place, FaultType.WRONG_FORM, "is no id that begins with " + prefix + "_");
        }
    }

    /** @return the times; empty when a fault was noted */
    private static Optional<Schedule> times(@Nullable String cron, String zone, Faults faults) {
        var place = zoneOf(zone, faults);
        if (cron == null) {
            faults.add("/cron", FaultType.MISSING, "is missing");
            return Optional.empty();
        }
        try {
            var schedule = new Schedule(cron, place.orElse(ZoneId.of(USUAL_ZONE)));
            schedule.after(Instant.EPOCH);
            return place.map(known -> schedule);
        } catch (JobRefused refused) {
            faults.add(
                    "/cron", FaultType.WRONG_FORM, "is no five fields as in Unix that come: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zoneOf(String zone, Faults faults) {
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            faults.add("/zone", FaultType.UNKNOWN_VALUE, "is no time zone such as Europe/Lisbon");
            return Optional.empty();
        }
    }
}
