package dev.sitewright.bench.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Takes every connection that a server has left, until it is closed. */
final class Exhaustion implements AutoCloseable {
    private final Callable<Connection> connect;
    private final List<Connection> taken = new ArrayList<>();

    Exhaustion(Callable<Connection> connect) {
        this.connect = connect;
    }

    /** Takes all that are free, then has those of the others cut, and takes theirs, too. */
    void take(Callable<?> cut) throws Exception {
        takeFree();
        cut.call();
        takeFree();
    }

    private void takeFree() throws Exception {
        try {
            while (true) {
                taken.add(connect.call());
            }
        } catch (SQLException none) {
            // that is what is wanted
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : taken) {
            connection.close();
        }
    }
}
