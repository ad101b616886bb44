package dev.sitewright.bench.driver;

import dev.sitewright.bench.protocol.Lines;
import dev.sitewright.bench.protocol.Reply;
import dev.sitewright.bench.protocol.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Reads requests from the standard input and answers them on the standard output, several at a time. */
public final class DriverLoop {
    private static final System.Logger LOG = System.getLogger(DriverLoop.class.getName());

    private DriverLoop() {}

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
