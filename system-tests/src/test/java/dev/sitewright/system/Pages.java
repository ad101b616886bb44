package dev.sitewright.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A browser, as far as a preview needs one. */
final class Pages {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Pages() {}

    /** @return the page at an address */
    static HttpResponse<String> get(String url) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Waits until an address serves a page with a text in it. */
    static void awaitText(String url, String text) {
        Wait.until(url + " with '" + text + "'", () -> get(url).body().contains(text), () -> "it does not");
    }
}
