package dev.sitewright.worker.queue;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When something recurs: five fields as in Unix (minute, hour, day of month, month, day of week), read in a time zone. A time that the zone
 * skips when clocks go forward is passed over or moved to the next one that there is; one that comes twice is taken once.
 *
 * @param cron such as {@code 0 3 * * *}
 */
public record Schedule(String cron, ZoneId zone) {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** @return the schedule as it is stored; throws {@link java.time.DateTimeException} for a zone that is none */
    public static Schedule of(String cron, String zone) {
        return new Schedule(cron, ZoneId.of(zone));
    }

    /** @return the next time after an instant; throws {@link JobRefused} for an expression that means nothing, or never comes */
    public Instant after(Instant instant) {
        try {
            return ExecutionTime.forCron(PARSER.parse(cron))
                    .nextExecution(instant.atZone(zone))
                    .orElseThrow(() -> new JobRefused("cron " + cron + " never comes"))
                    .toInstant();
        } catch (IllegalArgumentException e) {
            throw new JobRefused("cron " + cron + ": " + e.getMessage());
        }
    }
}
