package dev.sitewright.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bench.protocol.Lines;
import dev.sitewright.bench.protocol.Reply;
import dev.sitewright.bench.protocol.Request;
import dev.sitewright.launcher.process.LogFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The process of one system: asked over its standard input, answering over its standard output. What it logs goes to a file. */
final class DriverProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Process process;
    private final LogFile log;
    private final PrintStream requests;
    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    private DriverProcess(Process process, LogFile log) {
        this.process = process;
        this.log = log;
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static DriverProcess start(SystemUnderTest system, Path log) {
        try {
            var driver = new DriverProcess(
                    new ProcessBuilder(system.command())
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    new LogFile(log));
            Thread.ofPlatform().daemon().name("replies of " + system.name()).start(driver::readReplies);
            return driver;
        } catch (IOException e) {
            throw new BenchFailure(system.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private void readReplies() {
        BenchFailure failure = null;
        try (var replies =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = replies.readLine(); line != null; line = replies.readLine()) {
                accept(Lines.read(line, Reply.class));
            }
        } catch (IOException | IllegalArgumentException e) {
            failure = new BenchFailure("the driver's replies cannot be read: " + e.getMessage(), e);
        }
        var reason = failure == null ? ended() : failure;
        open.values().forEach(waiting -> waiting.completeExceptionally(reason));
    }

    private BenchFailure ended() {
        return new BenchFailure("the driver ended, saying: " + String.join(" | ", log.lastLines(3)));
    }

    private void accept(Reply reply) {
        var waiting = open.remove(reply.id());
        if (waiting == null) {
            return; // the answer to the last call
        }
        if (reply.error() == null) {
            waiting.complete(reply.value());
        } else {
            waiting.completeExceptionally(new BenchFailure(reply.error()));
        }
    }

    /** Begins a call. */
    CompletableFuture<JsonNode> begin(String call, Object args) {
        var id = ids.incrementAndGet();
        var reply = new CompletableFuture<JsonNode>();
        open.put(id, reply);
        send(id, call, args);
        if (!process.isAlive()) {
            reply.completeExceptionally(ended());
        }
        return reply;
    }

    private void send(long id, String call, Object args) {
        requests.println(Lines.write(new Request(id, call, Lines.tree(args))));
    }

    /** Makes a call and waits for its end. */
    <T> T call(String call, Object args, Class<T> type) {
        return Lines.as(join(begin(call, args)), type);
    }

    /** Makes a call whose reply holds nothing, and waits for its end. */
    void call(String call, Object args) {
        join(begin(call, args));
    }

    static JsonNode join(CompletableFuture<JsonNode> reply) {
        try {
            return reply.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchFailure failure ? failure : new BenchFailure(String.valueOf(e), e);
        } catch (TimeoutException e) {
            throw new BenchFailure("no answer within " + LONGEST.toMinutes() + " minutes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        send(ids.incrementAndGet(), "close", Map.of()); // nobody waits for the answer, but for the process
        requests.close();
        try {
            if (!process.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
