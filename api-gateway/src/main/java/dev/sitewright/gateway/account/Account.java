package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who may sign in, unless disabled. */
@Entity
public class Account implements Versioned {
    @Id
    private String id;

    private String username;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    private String role;

    private boolean disabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Account() {}

    private Account(String username, @Nullable String passwordHash, Role role, Instant now) {
        this.id = Ids.next("usr");
        this.username = username;
        this.passwordHash = passwordHash;
        this.role = role.wireName();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /**
     * A person who is new here.
     *
     * @param passwordHash null for somebody who only comes by another provider
     */
    public static Account open(String username, @Nullable String passwordHash, Role role, Instant now) {
        return new Account(username, passwordHash, role, now);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** @return how the person signs in */
    public String username() {
        return username;
    }

    /** @return what the person may do */
    public Role role() {
        return Role.of(role);
    }

    /** @return the stored password; null when there is none */
    public @Nullable String passwordHash() {
        return passwordHash;
    }

    /** @return whether nobody may come in by this account */
    public boolean disabled() {
        return disabled;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    boolean isActiveAdmin() {
        return role() == Role.ADMIN && !disabled;
    }

    void rename(String newName, Instant now) {
        if (!newName.equals(username)) {
            username = newName;
            updatedAt = now;
        }
    }

    void become(Role newRole, Instant now) {
        if (newRole != role()) {
            role = newRole.wireName();
            updatedAt = now;
        }
    }

    void disable(boolean whether, Instant now) {
        if (whether != disabled) {
            disabled = whether;
            updatedAt = now;
        }
    }

    void changePassword(String hash, Instant now) {
        passwordHash = hash;
        updatedAt = now;
    }

    /** The same password, hashed better: nothing that anybody would see. */
    void rehash(String stronger) {
        passwordHash = stronger;
    }

    /** @return the account as the API shows it */
    public UserView view() {
        return new UserView(id, username, role, disabled, passwordHash != null, createdAt, updatedAt, version);
    }
}
