package dev.sitewright.gateway.token;

import dev.sitewright.gateway.opaque.OpaqueToken;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A token that a person made for a program; not the secret itself. */
@Entity
@Table(name = "personal_token")
class PersonalToken implements Versioned {
    @Id
    private String id;

    @Column(name = "account_id")
    private String ownerId;

    private String name;

    private String hint;

    @Column(name = "secret_hash")
    private String secretHash;

    private String scopes;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "spending_cap")
    private @Nullable BigDecimal spendingCap;

    /** Written by {@code spending}, in the transactions that store what costs; null of a token that is only now made. */
    @Formula("(select coalesce(sum(r.cost), 0) from token_request r where r.token_id = id)")
    private @Nullable BigDecimal spent;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Written by {@link PersonalTokenKind}, never from here: a use is no change that would make a version stale. */
    @Column(name = "last_used_at", updatable = false)
    private @Nullable Instant lastUsedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected PersonalToken() {}

    PersonalToken(String ownerId, NewToken asked, OpaqueToken secret, Instant now) {
        this.id = Ids.next("tok");
        this.ownerId = ownerId;
        this.name = asked.name();
        this.hint = secret.hint();
        this.secretHash = secret.hash();
        this.scopes = String.join(" ", new TreeSet<>(asked.scopes()));
        this.expiresAt = asked.expiresAt();
        this.spendingCap = asked.spendingCap().orElse(null);
        this.createdAt = now;
    }

    void change(TokenPatch patch) {
        patch.name().ifPresent(text -> name = text);
        patch.spendingCap().ifPresent(cap -> spendingCap = cap.dollars());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    String ownerId() {
        return ownerId;
    }

    String name() {
        return name;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    TokenView view() {
        var cap = spendingCap == null ? null : Money.dollars(spendingCap);
        var charged = Money.dollars(spent == null ? BigDecimal.ZERO : spent);
        return new TokenView(
                id,
                ownerId,
                name,
                OpaqueToken.Kind.PERSONAL.prefix() + "…" + hint,
                List.of(scopes.split(" ")),
                createdAt,
                expiresAt,
                lastUsedAt,
                cap,
                cap == null ? null : charged,
                null,
                version);
    }
}
