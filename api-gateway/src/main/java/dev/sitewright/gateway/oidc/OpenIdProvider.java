package dev.sitewright.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * One provider, as it is discovered. Speaks the protocol and knows nothing of accounts. Its methods wait for the provider: never call them
 * on an event loop.
 */
final class OpenIdProvider {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LARGEST_KEYS = 100_000;

    /** Signatures by keys that only the provider has: neither none nor those by the client's own secret. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcConfig.Provider config;
    private final OIDCProviderMetadata metadata;
    private final JWKSource<SecurityContext> keys;

    private OpenIdProvider(OidcConfig.Provider config, OIDCProviderMetadata metadata) throws MalformedURLException {
        this.config = config;
        this.metadata = metadata;
        this.keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_KEYS))
                .retrying(true)
                .build();
    }

    /** Asks the provider what it is; fails with {@link OidcException.Unavailable}. */
    static OpenIdProvider discover(OidcConfig.Provider config) {
        try {
            var issuer = new Issuer(config.issuer());
            return new OpenIdProvider(config, OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS));
        } catch (GeneralException | IOException e) {
            throw new OidcException.Unavailable(config.issuer() + " cannot be discovered: " + e);
        }
    }

    /** @return where the browser asks the provider to vouch for its person */
    URI authorization(Secrets secrets, String state, URI redirectUri) {
        var scope = new Scope(config.scopes().toArray(String[]::new));
        scope.add("openid");
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE), scope, clientId(), redirectUri)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(secrets.nonce(state)))
                .codeChallenge(new CodeVerifier(secrets.verifier(state)), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Exchanges a code for the person that it stands for; fails with {@link OidcException}. */
    Person personBehind(String code, Secrets secrets, String state, URI redirectUri) {
        try {
            var claims = validated(idToken(code, secrets.verifier(state), redirectUri), secrets.nonce(state));
            return new Person(
                    metadata.getIssuer().getValue(), claims.getSubject().getValue(), nameIn(claims));
        } catch (IOException | RemoteKeySourceException e) {
            throw new OidcException.Unavailable(config.issuer() + " does not answer: " + e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new OidcException.NotCompleted(String.valueOf(e.getMessage()));
        }
    }

    private JWT idToken(String code, String verifier, URI redirectUri) throws IOException, ParseException {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), redirectUri, new CodeVerifier(verifier));
        var request = authentication()
                .map(client -> new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant))
                .orElseGet(() -> new TokenRequest.Builder(metadata.getTokenEndpointURI(), clientId(), grant))
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        request.setFollowRedirects(false);
        var response = OIDCTokenResponseParser.parse(request.send());
        if (!(response instanceof OIDCTokenResponse tokens)) {
            throw new OidcException.NotCompleted("the code is refused: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        return Optional.ofNullable(tokens.getOIDCTokens().getIDToken())
                .orElseThrow(() -> new OidcException.NotCompleted("there is no ID token"));
    }

    /** Signature, issuer, audience, expiry and nonce (OpenID Connect Core, section 3.1.3.7). */
    private IDTokenClaimsSet validated(JWT idToken, String nonce) throws BadJOSEException, JOSEException {
        var selector = new JWSVerificationKeySelector<>(SIGNATURES, keys);
        var claims = new IDTokenValidator(metadata.getIssuer(), clientId(), selector, null)
                .validate(idToken, new Nonce(nonce));
        requireIssuedToUs(claims);
        return claims;
    }

    /** The library takes a token that names us among others; such a token may have been given to one of them. */
    private void requireIssuedToUs(IDTokenClaimsSet claims) {
        var party = claims.getAuthorizedParty();
        var isOurs = party == null
                ? claims.getAudience().size() == 1
                : party.getValue().equals(config.clientId());
        if (!isOurs) {
            throw new OidcException.NotCompleted("the ID token was given to another client");
        }
    }

    private Optional<ClientAuthentication> authentication() {
        var methods = metadata.getTokenEndpointAuthMethods();
        var byPost = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return config.clientSecret()
                .map(Secret::new)
                .map(secret ->
                        byPost ? new ClientSecretPost(clientId(), secret) : new ClientSecretBasic(clientId(), secret));
    }

    private static Optional<String> nameIn(IDTokenClaimsSet claims) {
        return Optional.ofNullable(claims.getStringClaim("preferred_username"))
                .or(() -> Optional.ofNullable(claims.getStringClaim("email")));
    }

    private ClientID clientId() {
        return new ClientID(config.clientId());
    }
}
