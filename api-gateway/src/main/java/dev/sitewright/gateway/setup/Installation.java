package dev.sitewright.gateway.setup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That the first-run set-up has happened. The table takes one row. */
@Entity
class Installation {
    @Id
    Boolean singleton = true;

    @Column(name = "admin_id")
    @Nullable String adminId; // null when that person is gone

    @Column(name = "set_up_at")
    Instant setUpAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Installation() {}

    Installation(String adminId, Instant setUpAt) {
        this.adminId = adminId;
        this.setUpAt = setUpAt;
    }
}
