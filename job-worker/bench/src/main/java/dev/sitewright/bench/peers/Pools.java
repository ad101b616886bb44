package dev.sitewright.bench.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sitewright.launcher.embedded.Database;

/** Connection pools of the systems that use JDBC. */
final class Pools {
    /** One connection for each of 24 callers, and one for the system itself; the Node.js systems have as many. */
    private static final int SIZE = 25;

    private Pools() {}

    static HikariDataSource open(Database database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl() + "?reWriteBatchedInserts=true");
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(SIZE);
        return new HikariDataSource(config);
    }
}
