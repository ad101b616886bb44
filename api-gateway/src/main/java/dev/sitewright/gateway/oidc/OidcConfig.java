package dev.sitewright.gateway.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The providers by which people may sign in, each under a name of its own: {@code sitewright.oidc.<name>.…}. Public, because generated code
 * looks into it.
 */
@ConfigMapping(prefix = "sitewright.oidc")
public interface OidcConfig {
    /** By name, which becomes part of addresses: lower-case letters, digits and hyphens. */
    @WithParentName
    Map<String, Provider> providers();

    /** One provider. Its redirect URI is {@code <this server>/api/v1/login/oidc/<name>/callback}. */
    interface Provider {
        /** Its issuer; the rest is discovered below {@code /.well-known/openid-configuration}. */
        URI issuer();

        /** What the provider calls this installation. */
        String clientId();

        /** By what this installation proves it to the provider; none for a public client. */
        Optional<String> clientSecret();

        /** What people read on the button; the name when missing. */
        Optional<String> label();

        /** What to ask for beside {@code openid}; only used to find a name for a new account. */
        @WithDefault("profile")
        List<String> scopes();

        /** Whether somebody who comes for the first time gets an account. */
        @WithDefault("false")
        boolean allowRegistration();

        /** The redirect URI, where this server is known by another address than the one that it is asked at. */
        Optional<URI> redirectUri();
    }
}
