package dev.sitewright.bench.driver;

import dev.sitewright.bench.peers.DbSchedulerQueue;
import dev.sitewright.bench.peers.JobRunrQueue;
import dev.sitewright.bench.peers.RawSql;
import dev.sitewright.bench.protocol.Lines;
import dev.sitewright.bench.protocol.Reply;
import dev.sitewright.bench.protocol.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The process of one Java system. Ends when its standard input does. */
public final class DriverMain {
    private static final System.Logger LOG = System.getLogger(DriverMain.class.getName());
    private static final Map<String, Supplier<QueueDriver>> SYSTEMS = Map.of(
            "raw-sql", RawSql::new,
            "db-scheduler", DbSchedulerQueue::new,
            "jobrunr", JobRunrQueue::new);

    private DriverMain() {}

    public static void main(String[] args) throws IOException {
        serve(Objects.requireNonNull(SYSTEMS.get(args[0]), "unknown system").get());
        System.exit(0); // libraries leave threads behind
    }

    /** Answers requests until there are no more. From here on, whatever libraries print goes to the error stream. */
    @SuppressWarnings("SystemOut") // the protocol is spoken over it
    public static void serve(QueueDriver queue) throws IOException {
        var replies = System.out;
        System.setOut(System.err);
        var calls = new Calls(queue);
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var threads = Executors.newCachedThreadPool()) {
            for (var line = requests.readLine(); line != null; line = requests.readLine()) {
                var request = Lines.read(line, Request.class);
                threads.execute(() -> reply(calls, request, replies));
            }
        }
    }

    private static void reply(Calls calls, Request request, PrintStream replies) {
        var reply = answer(calls, request);
        synchronized (replies) {
            replies.println(Lines.write(reply));
            replies.flush();
        }
    }

    private static Reply answer(Calls calls, Request request) {
        try {
            return new Reply(request.id(), Lines.tree(calls.answer(request.call(), request.args())), null);
        } catch (Exception e) { // of any library: it ends the case, not the driver
            LOG.log(System.Logger.Level.ERROR, "A request failed", e);
            return new Reply(request.id(), null, request.call() + ": " + e);
        }
    }
}
