package dev.sitewright.gateway.settings;

import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.repository.Field;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was set. */
@Entity
@Table(name = "setting")
class StoredSetting implements Versioned {
    /** Whose settings they are. */
    static final String INSTALLATION = "installation";

    static final Field<StoredSetting, String> ID = new Field<>("id", String.class, StoredSetting::id);
    static final Field<StoredSetting, String> OWNER = new Field<>("ownerId", String.class, row -> row.ownerId);

    @Id
    private String id;

    @Column(name = "owner_id")
    private String ownerId;

    private @Nullable Integer value;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected StoredSetting() {}

    StoredSetting(String id, String ownerId) {
        this.id = id;
        this.ownerId = ownerId;
    }

    /** Sets it; without a value its default holds again. */
    void set(Optional<Integer> fresh, Instant now) {
        if (!fresh.equals(value())) {
            value = fresh.orElse(null);
            updatedAt = now;
        }
    }

    Optional<Integer> value() {
        return Optional.ofNullable(value);
    }

    @Nullable Instant updatedAt() {
        return updatedAt;
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
