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
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind or a project whose jobs do not begin. Those that run go on. */
@Entity
@Table(name = "queue_pause")
class QueuePause implements Versioned {
    static final Field<QueuePause, String> ID = new Field<>("id", String.class, QueuePause::id);
    static final Field<QueuePause, String> CREATED_BY = new Field<>("createdBy", String.class, row -> row.createdBy);

    private static final Set<String> SCOPES = Set.of("kind", "project");
    private static final int LONGEST = 200;

    @Id
    private String id;

    private String scope;
    private String name;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected QueuePause() {}

    QueuePause(Asked asked, String createdBy, Instant createdAt) {
        this.id = asked.id();
        this.scope = asked.scope();
        this.name = asked.name();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /**
     * What is to be paused, as sent.
     *
     * @param scope {@code kind} or {@code project}
     * @param name the kind, or the project's id
     */
    record Sent(@Nullable String scope, @Nullable String name) {
        Result<Asked> check() {
            var faults = new Faults();
            if (scope == null) {
                faults.add("/scope", FaultType.MISSING, "is missing");
            } else if (!SCOPES.contains(scope)) {
                faults.add("/scope", FaultType.UNKNOWN_VALUE, "is neither kind nor project");
            }
            if (name == null) {
                faults.add("/name", FaultType.MISSING, "is missing");
            } else if (name.isBlank()) {
                faults.add("/name", FaultType.BLANK, "is blank");
            } else if (name.length() > LONGEST) {
                faults.add("/name", FaultType.TOO_LONG, "is longer than " + LONGEST + " characters");
            } else if (name.indexOf('\0') >= 0) {
                faults.add("/name", FaultType.INVALID_CHARACTER, "holds U+0000");
            }
            return faults.orElse(() -> new Asked(String.valueOf(scope), String.valueOf(name)));
        }
    }

    /** What is to be paused, checked. */
    record Asked(String scope, String name) {
        String id() {
            return scope + ":" + name;
        }
    }

    /**
     * A pause as administrators see it.
     *
     * @param id {@code kind:<kind>} or {@code project:<id>}
     */
    record View(String id, String scope, String name, String createdBy, Instant createdAt, long version)
            implements Versioned {}

    View view() {
        return new View(id, scope, name, createdBy, createdAt, version);
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
