package dev.sitewright.gateway.session;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signed-in browser. */
@Entity
class Session implements Versioned {
    @Id
    private String id;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Session() {}

    private Session(SessionToken token, String accountId, Visitor visitor, Instant now, Duration lifetime) {
        this.id = Ids.next("sid");
        this.tokenHash = token.hash();
        this.accountId = accountId;
        this.createdAt = now;
        this.lastSeenAt = now;
        this.expiresAt = now.plus(lifetime);
        this.address = visitor.address();
        this.userAgent = visitor.userAgent();
    }

    static Session begin(SessionToken token, String accountId, Visitor visitor, Instant now, Duration lifetime) {
        return new Session(token, accountId, visitor, now, lifetime);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    String accountId() {
        return accountId;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** @return the session as its owner sees it who asks by another one, or by this */
    SessionView view(boolean current) {
        return new SessionView(id, createdAt, lastSeenAt, expiresAt, address, userAgent, current, version);
    }
}
