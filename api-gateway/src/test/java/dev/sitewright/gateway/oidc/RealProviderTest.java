package dev.sitewright.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.RealProvider;
import dev.sitewright.platform.ids.Ids;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signs in by a real OpenID provider, as a browser does it: redirects, cookies and forms. */
@GatewayTest
class RealProviderTest {
    RealProvider provider = new RealProvider();

    private final String person = Ids.next("eve");
    private String gateway = "";

    /** A browser: it keeps cookies and does what its person does with the provider's forms. */
    private static final class Browser {
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        HttpResponse<String> get(URI address) {
            return send(HttpRequest.newBuilder(address).build());
        }

        HttpResponse<String> submit(URI form, String fields) {
            return send(HttpRequest.newBuilder(form)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(fields))
                    .build());
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Follows redirects, signs in and agrees, until the provider sends the browser back. @return where to */
        URI signIn(URI address, String person) {
            var at = address;
            var answer = get(at);
            while (true) {
                if (answer.statusCode() == 200) {
                    var login = answer.body().contains("name=\"login\"");
                    answer = submit(at, login ? "prompt=login&login=" + person + "&password=x" : "prompt=consent");
                }
                at = locationOf(answer, at);
                if (at.getPath().endsWith("/callback")) {
                    return at;
                }
                answer = get(at);
            }
        }
    }

    @BeforeEach
    void the_provider_runs() {
        gateway = "http://127.0.0.1:" + RestAssured.port;
        provider.run(gateway + "/api/v1/login/oidc/real/callback");
    }

    @Test
    void a_browser_signs_in_and_stays_the_same_person() {
        var browser = new Browser();
        var callback = browser.signIn(begin(browser), person);
        var arrived = browser.get(callback);
        assertThat(arrived.statusCode()).isEqualTo(302);
        assertThat(locationOf(arrived, callback).getPath()).isEqualTo("/projects");
        var me = browser.get(URI.create(gateway + "/api/v1/me"));
        assertThat(me.body()).contains("\"username\":\"" + person + "\"");

        var elsewhere = new Browser();
        elsewhere.get(elsewhere.signIn(begin(elsewhere), person));
        assertThat(elsewhere.get(URI.create(gateway + "/api/v1/me")).body()).isEqualTo(me.body());
    }

    @Test
    void a_code_is_good_for_the_attempt_it_was_made_for_and_once() {
        var browser = new Browser();
        var callback = browser.signIn(begin(browser), person);
        var stolen = callback.getQuery().replaceFirst(".*\\bcode=([^&]+).*", "$1");

        var thief = new Browser();
        var state = begin(thief).getQuery().replaceFirst(".*\\bstate=([^&]+).*", "$1");
        var stolenIn =
                thief.get(URI.create(gateway + "/api/v1/login/oidc/real/callback?code=" + stolen + "&state=" + state));
        assertThat(stolenIn.statusCode()).isEqualTo(401);
        assertThat(thief.get(URI.create(gateway + "/api/v1/me")).statusCode()).isEqualTo(401);
        assertThat(thief.get(callback).statusCode()).isEqualTo(401);
    }

    @Test
    void a_code_that_was_used_is_of_no_use_any_more() {
        var browser = new Browser();
        var callback = browser.signIn(begin(browser), person);
        assertThat(browser.get(callback).statusCode()).isEqualTo(302);
        assertThat(browser.get(callback).statusCode()).isEqualTo(401);
    }

    private URI begin(Browser browser) {
        var start = URI.create(gateway + "/api/v1/login/oidc/real?returnTo=/projects");
        var answer = browser.get(start);
        assertThat(answer.statusCode()).isEqualTo(302);
        return locationOf(answer, start);
    }

    private static URI locationOf(HttpResponse<String> answer, URI from) {
        return from.resolve(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }
}
