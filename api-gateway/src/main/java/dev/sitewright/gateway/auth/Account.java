package dev.sitewright.gateway.auth;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.platform.ids.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A person who may sign in. */
@Entity
class Account {
    @Id
    String id;

    String username;

    @Column(name = "password_hash")
    String passwordHash;

    String role;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Account() {}

    private Account(String id, String username, String passwordHash, String role, Instant createdAt) {
        this.id = id;
        this.username = username;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    static Account open(String username, String passwordHash, Role role, Instant now) {
        return new Account(Ids.next("usr"), username, passwordHash, role.wireName(), now);
    }

    String id() {
        return id;
    }

    String username() {
        return username;
    }

    Role role() {
        return Role.of(role);
    }

    String passwordHash() {
        return passwordHash;
    }

    void rehash(String stronger) {
        passwordHash = stronger;
    }
}
