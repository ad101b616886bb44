package dev.sitewright.gateway.oidc;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a browser brings back from a provider, as sent (OpenID Connect Core, section 3.1.2.5; RFC 9207). */
class Callback {
    @Parameter(description = "The code that stands for the person, once.", example = "SplxlOBeZQQYbYS6WxSbIA")
    @RestQuery
    @Nullable String code;

    @Parameter(description = "Which sign-in of this browser it belongs to.", example = "af0ifjsldkj")
    @RestQuery
    @Nullable String state;

    @Parameter(description = "Why the provider does not vouch for the person.", example = "access_denied")
    @RestQuery
    @Nullable String error;

    @Parameter(description = "The provider's issuer, where it says so.", example = "https://accounts.example.org")
    @RestQuery
    @Nullable String iss;

    /** @return the state; throws {@link OidcException.NotCompleted} when there is none */
    String requireState() {
        if (state == null) {
            throw new OidcException.NotCompleted("there is no state");
        }
        return state;
    }

    /** @return the code; throws {@link OidcException.NotCompleted} when there is none, or it is another provider's */
    String requireCode(URI issuer) {
        if (iss != null && !iss.equals(issuer.toString())) {
            throw new OidcException.NotCompleted("another provider answers");
        }
        if (code == null) {
            throw new OidcException.NotCompleted(error == null ? "there is no code" : "the provider says no");
        }
        return code;
    }
}
