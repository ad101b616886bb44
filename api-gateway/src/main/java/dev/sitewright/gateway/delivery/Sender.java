package dev.sitewright.gateway.delivery;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;

/**
 * Sends bodies to addresses of people's choice. The address's name is looked up once, checked, and connected to as what it was then; the
 * name is still what the certificate must be for. Redirects are answers like others. Each connection is for one request.
 */
@ApplicationScoped
class Sender {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int MOST_HEADERS = 16 << 10;

    private final Vertx vertx;
    private final Addresses addresses;
    private final DeliveryConfig config;
    private final HttpClient client;

    Sender(Vertx vertx, Addresses addresses, DeliveryConfig config) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(config.concurrency())
                .setConnectTimeout((int) config.timeout().toMillis())
                .setMaxHeaderSize(MOST_HEADERS));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** @return what came of it: never a failure */
    Uni<Answer> send(URI url, Map<String, String> headers, String body) {
        var open = new AtomicReference<HttpClientRequest>();
        return resolved(url)
                .chain(address -> Uni.createFrom()
                        .completionStage(() -> client.request(optionsOf(url, address, headers))
                                .compose(request -> exchange(request, open, body))
                                .toCompletionStage()))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .invoke(() -> abort(open))
                .onFailure()
                .recoverWithItem(failure -> Answer.none(wordsOf(failure)));
    }

    private Uni<InetAddress> resolved(URI url) {
        Callable<InetAddress> look = () -> addresses.resolve(url.getHost());
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(look, false).toCompletionStage()); // a slow name delays no other
    }

    private static io.vertx.core.Future<Answer> exchange(
            HttpClientRequest request, AtomicReference<HttpClientRequest> open, String body) {
        open.set(request);
        return request.send(Buffer.buffer(body)).compose(Excerpt::answer);
    }

    private static void abort(AtomicReference<HttpClientRequest> open) {
        var request = open.get();
        if (request != null) {
            request.reset();
        }
    }

    private static RequestOptions optionsOf(URI url, InetAddress address, Map<String, String> headers) {
        var isHttps = "https".equals(url.getScheme());
        var usual = isHttps ? HTTPS_PORT : HTTP_PORT;
        var port = url.getPort() < 0 ? usual : url.getPort();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(isHttps)
                .setFollowRedirects(false)
                .setURI(pathOf(url));
        headers.forEach(options::addHeader);
        return options;
    }

    private static String pathOf(URI url) {
        var path = url.getRawPath();
        var query = url.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** Words of ours: what libraries say may name what is none of the person's business. */
    private static String wordsOf(Throwable failure) {
        return switch (failure) {
            case Addresses.Refused refused -> "The address is not public";
            case UnknownHostException unknown -> "The address's name is not known";
            case TimeoutException late -> "There was no answer in time";
            case ConnectException refused -> "Nobody listens at the address";
            case SSLException untrusted -> "The certificate is not good, or TLS could not be agreed on";
            default -> "The connection broke off";
        };
    }
}
