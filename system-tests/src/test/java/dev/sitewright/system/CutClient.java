package dev.sitewright.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Follows a project at one gateway or the other, is cut off at random points again and again, and resumes after the last fact it has seen. */
final class CutClient implements AutoCloseable {
    private static final Executor AFTER_A_MOMENT = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
    private static final int MOST_FRAMES = 8;

    private final Network network;
    private final String project;
    private final Random random;
    private final List<Event> seen = new ArrayList<>(); // guarded by itself
    private volatile InputStream connection = InputStream.nullInputStream();
    private volatile boolean closed;
    private int framesToCut;

    /**
     * What all clients share.
     *
     * @param gateways where they may connect
     * @param cookie whose streams they are
     * @param cuts how often they were cut off, all together
     * @param most how many cuts are wanted; from then on nobody is cut off any more
     */
    record Network(HttpClient http, List<String> gateways, String cookie, AtomicInteger cuts, int most) {
        boolean isCutting() {
            return cuts.get() < most;
        }
    }

    /** The connection was cut, by this side. */
    private static final class Cut extends RuntimeException {
        Cut() {
            super("cut", null, false, false);
        }
    }

    CutClient(Network network, String project, long seed) {
        this.network = network;
        this.project = project;
        this.random = new Random(seed);
    }

    CutClient start() {
        Thread.ofVirtual().name("client").start(this::follow);
        return this;
    }

    boolean follows(String wanted) {
        return project.equals(wanted);
    }

    /** @return every fact in the order of its arrival */
    List<Event> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    long last() {
        synchronized (seen) {
            return seen.isEmpty() ? 0 : seen.getLast().number();
        }
    }

    private void follow() {
        while (!closed) {
            framesToCut = 1 + random.nextInt(MOST_FRAMES);
            try (var body = open()) {
                connection = body;
                new SseReader(this::take).readAll(body);
            } catch (Cut e) {
                network.cuts().incrementAndGet();
                continue;
            } catch (IOException e) {
                // a gateway is down, or says that it cannot now
            }
            CompletableFuture.runAsync(() -> {}, AFTER_A_MOMENT).join();
        }
    }

    private InputStream open() throws IOException {
        var gateway = network.gateways().get(random.nextInt(network.gateways().size()));
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/v1/projects/" + project + "/events"))
                .header("Accept", "text/event-stream")
                .header("Cookie", network.cookie());
        var last = last();
        if (last > 0) {
            request.header("Last-Event-ID", String.valueOf(last));
        }
        try {
            var response = network.http().send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw new IOException("answered " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void take(Frame frame) {
        if (frame.isFact()) {
            synchronized (seen) {
                seen.add(frame.toEvent());
            }
        }
        framesToCut--;
        if (framesToCut <= 0 && network.isCutting()) {
            throw new Cut();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            connection.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
