package dev.sitewright.gateway.testing;

import static io.restassured.RestAssured.given;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A sign-in that a browser has begun at the gateway, without going to the provider.
 *
 * @param provider its name
 * @param cookie what the browser keeps
 * @param address where the gateway sent it
 */
public record BrowserSignIn(String provider, String cookie, URI address) {
    /** @return a sign-in that was begun just now */
    public static BrowserSignIn by(String provider) {
        return by(provider, "/");
    }

    /** @return a sign-in that was begun just now, and is to end at an address */
    public static BrowserSignIn by(String provider, String returnTo) {
        var answer = given().redirects()
                .follow(false)
                .queryParam("returnTo", returnTo)
                .get("/api/v1/login/oidc/" + provider)
                .then()
                .statusCode(302)
                .extract();
        return new BrowserSignIn(provider, answer.cookie("sitewright_oidc"), URI.create(answer.header("Location")));
    }

    /** @return a parameter of the address that the browser was sent to */
    public String parameter(String name) {
        return URLUtils.parseParameters(address.getRawQuery())
                .getOrDefault(name, List.of(""))
                .getFirst();
    }

    /** @return what is answered when the provider vouches for somebody, properly */
    public ValidatableResponse vouchedFor(RogueProvider rogue, String subject) {
        rogue.vouch(rogue.claims(subject, parameter("nonce")).build());
        return comeBack();
    }

    /** @return what is answered when the browser comes back with a code and the right state */
    public ValidatableResponse comeBack() {
        return comeBack(Map.of("code", "a-code", "state", parameter("state")));
    }

    /** @return what is answered when the browser comes back with anything */
    public ValidatableResponse comeBack(Map<String, String> parameters) {
        return given().redirects()
                .follow(false)
                .cookie("sitewright_oidc", cookie)
                .queryParams(parameters)
                .get("/api/v1/login/oidc/" + provider + "/callback")
                .then();
    }
}
