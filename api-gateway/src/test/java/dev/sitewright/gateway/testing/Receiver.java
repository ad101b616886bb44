package dev.sitewright.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives webhooks over real HTTP, and answers as it was told: 204 unless something else was said. */
public final class Receiver implements AutoCloseable {
    /** A message that came. */
    public record Message(String id, String timestamp, String signature, String body) {
        /** @return whether it was signed with a secret, by a computation that shares nothing with the sender's */
        public boolean isSignedWith(String secret) {
            try {
                var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                for (var part : List.of(id, ".", timestamp, ".", body)) {
                    mac.update(part.getBytes(UTF_8));
                }
                var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
                return Stream.of(signature.split(" ", -1)).anyMatch(expected::equals);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Reply(int status, String body) {}

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /** @return one that listens on this machine */
    public static Receiver open() {
        try {
            var receiver =
                    new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.createContext("/", receiver::answer);
            receiver.server.setExecutor(receiver.threads);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where it listens */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?from=test";
    }

    /** Answers the next message with this, after those that were said before. */
    public synchronized void next(int status, String body) {
        replies.add(new Reply(status, body));
    }

    /** @return what came, in order */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            messages.add(new Message(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            var reply = next();
            if (reply.status() / 100 == 3) {
                exchange.getResponseHeaders().add("Location", url());
            }
            var body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Reply next() {
        var said = replies.poll();
        return said == null ? new Reply(204, "") : said;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
