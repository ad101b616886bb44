package dev.sitewright.worker.control;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What holds for the whole queue: one row. */
@Entity
@Table(name = "queue_setting")
class QueueSetting {
    static final String ONLY = "queue";

    @Id
    private String id;

    private boolean paused;
    private @Nullable Integer concurrency;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected QueueSetting() {}

    void apply(QueuePatch patch) {
        if (patch.paused() != null) {
            paused = patch.paused();
        }
        if (patch.changesConcurrency()) {
            concurrency = patch.concurrency();
        }
    }

    QueueView view() {
        return new QueueView(id, paused, concurrency, version);
    }
}
