package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.repository.Field;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** How many jobs of a key run at once and begin per time. What may still begin in this period is the worker's to write, not ours. */
@Entity
@DynamicUpdate
@Table(name = "queue_limit")
class QueueLimit implements Versioned {
    static final Field<QueueLimit, String> ID = new Field<>("id", String.class, QueueLimit::id);

    private static final int LONGEST = 200;
    private static final int MOST = 100_000;
    private static final int LONGEST_PERIOD = 86_400;
    private static final long MILLIS = 1_000;

    @Id
    private String id;

    private @Nullable Integer concurrency;
    private @Nullable Integer rate;

    @Column(name = "per_ms")
    private @Nullable Long perMs;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected QueueLimit() {}

    QueueLimit(Asked asked) {
        this.id = asked.key();
        set(asked);
    }

    final void set(Asked asked) {
        concurrency = asked.concurrency();
        rate = asked.rate();
        perMs = asked.perSeconds() == null ? null : asked.perSeconds() * MILLIS;
    }

    /**
     * A limit, as sent.
     *
     * @param key jobs name it
     * @param concurrency how many run at once in all workers; null for any number, 0 for none
     * @param rate how many begin per period; null for any number
     * @param perSeconds the period
     */
    record Sent(
            @Nullable String key,
            @Nullable Integer concurrency,
            @Nullable Integer rate,
            @Nullable Integer perSeconds) {
        Result<Asked> check() {
            var faults = new Faults();
            if (key == null) {
                faults.add("/key", FaultType.MISSING, "is missing");
            } else if (key.isBlank()) {
                faults.add("/key", FaultType.BLANK, "is blank");
            } else if (key.length() > LONGEST) {
                faults.add("/key", FaultType.TOO_LONG, "is longer than " + LONGEST + " characters");
            } else if (key.indexOf('\0') >= 0) {
                faults.add("/key", FaultType.INVALID_CHARACTER, "holds U+0000");
            }
            requireRange(faults, "/concurrency", concurrency, 0, MOST);
            requireRange(faults, "/rate", rate, 1, MOST);
            requireRange(faults, "/perSeconds", perSeconds, 1, LONGEST_PERIOD);
            if (rate == null && perSeconds != null) {
                faults.add("/rate", FaultType.MISSING, "is missing");
            } else if (rate != null && perSeconds == null) {
                faults.add("/perSeconds", FaultType.MISSING, "is missing");
            }
            return faults.orElse(() -> new Asked(String.valueOf(key), concurrency, rate, perSeconds));
        }

        private static void requireRange(Faults faults, String place, @Nullable Integer number, int least, int most) {
            if (number != null && (number < least || number > most)) {
                faults.add(place, FaultType.OUT_OF_RANGE, "is no number from " + least + " to " + most);
            }
        }
    }

    /** A limit, checked. */
    record Asked(
            String key,
            @Nullable Integer concurrency,
            @Nullable Integer rate,
            @Nullable Integer perSeconds) {}

    /** A limit as administrators see it; its id is its key. */
    record View(
            String id,
            @Nullable Integer concurrency,
            @Nullable Integer rate,
            @Nullable Integer perSeconds,
            long version)
            implements Versioned {}

    View view() {
        return new View(id, concurrency, rate, perMs == null ? null : (int) (perMs / MILLIS), version);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
