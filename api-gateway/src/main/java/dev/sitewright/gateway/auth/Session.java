package dev.sitewright.gateway.auth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/** A signed-in browser. */
@Entity
class Session {
    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "account_id")
    String accountId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Session() {}

    Session(SessionToken token, String accountId, Instant now, Duration lifetime) {
        this.tokenHash = token.hash();
        this.accountId = accountId;
        this.createdAt = now;
        this.expiresAt = now.plus(lifetime);
    }
}
