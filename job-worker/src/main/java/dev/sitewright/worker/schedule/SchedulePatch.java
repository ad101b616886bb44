package dev.sitewright.worker.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What to change of something that recurs; what is empty stays. Times are checked when the other half of them is known.
 *
 * @param cron five fields as in Unix
 * @param zone the time zone's id
 * @param args the arguments of its jobs, whole
 * @param paused whether it makes no jobs at its times
 */
record SchedulePatch(Optional<String> cron, Optional<String> zone, Optional<JsonNode> args, Optional<Boolean> paused) {
    boolean movesTimes() {
        return cron.isPresent() || zone.isPresent();
    }
}
