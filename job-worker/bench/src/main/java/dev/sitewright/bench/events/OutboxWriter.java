package dev.sitewright.bench.events;

import dev.sitewright.bench.run.BenchFailure;
import dev.sitewright.launcher.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes facts as a service does: rows of its outbox, in transactions that notify nobody, since that would have all transactions of the server wait
 * for each other. A service then wakes the relay in its own process; from outside that takes a notification after the commit, by a connection
 * of its own, of which one is under way at a time, and each 5 ms at most. Where a service's wake-up is a call, it is a transaction: one that does not
 * wait for the disk, since it writes nothing.
 */
final class OutboxWriter implements AutoCloseable {
    private static final String TELL = """
            insert into outbox (message_id, topic, key, type, occurred_at, data)
            values (?, 'sitewright.events', ?, 'job.progressed', ?, ?)
            """;

    private static final Duration BETWEEN_WAKES = Duration.ofMillis(5);

    private final Connection facts;
    private final PreparedStatement insert;
    private final Connection waking;
    private final PreparedStatement wake;
    private final AtomicBoolean isToWake = new AtomicBoolean();
    private final ExecutorService beside =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("waking").factory());

    private OutboxWriter(Connection facts, Connection waking) throws SQLException {
        this.facts = facts;
        this.waking = waking;
        this.insert = facts.prepareStatement(TELL);
        this.wake = waking.prepareStatement("select pg_notify('outbox', '')");
    }

    /** @return one for the outbox of the service with this database */
    static OutboxWriter open(Database database) throws SQLException {
        return new OutboxWriter(
                connect(database, "set sitewright.wakes_relay = 'on'"),
                connect(database, "set synchronous_commit = 'off'"));
    }

    private static Connection connect(Database database, String setting) throws SQLException {
        var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        try (var setUp = connection.createStatement()) {
            setUp.execute(setting);
        }
        return connection;
    }

    /** Writes facts about somebody in one transaction, a single one in one statement; returns when it is on disk. */
    void write(String subject, List<String> all) throws SQLException {
        facts.setAutoCommit(all.size() == 1);
        for (var fact : all) {
            insert.setString(1, "evt_" + UUID.randomUUID());
            insert.setString(2, subject);
            insert.setTimestamp(3, Timestamp.from(Instant.now()));
            insert.setString(4, fact);
            insert.addBatch();
        }
        insert.executeBatch();
        if (!facts.getAutoCommit()) {
            facts.commit();
        }
        if (isToWake.compareAndSet(false, true)) {
            beside.execute(this::wakeRelay);
        }
    }

    private void wakeRelay() {
        isToWake.set(false);
        try {
            wake.execute();
            LockSupport.parkNanos(BETWEEN_WAKES.toNanos());
        } catch (SQLException e) {
            throw new BenchFailure("the relay was not woken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        beside.close();
        facts.close();
        waking.close();
    }
}
