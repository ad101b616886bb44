package dev.sitewright.platform.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/**
 * Reads tokens between services, in place of SmallRye's reader, which knows one key from start to end. Several public keys may be good at
 * once, and the file may change while we run, so that keys are replaced without a moment in which live tokens are refused.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class InternalTokenReader extends JWTCallerPrincipalFactory {
    /** How far clocks of two machines may differ. */
    private static final int SKEW_SECONDS = 15;

    private final String service;
    private final KeyFile<List<JsonWebKey>> keys;
    private final ProvenTokens proven = new ProvenTokens();

    InternalTokenReader(
            @ConfigProperty(name = "sitewright.service") String service,
            @ConfigProperty(name = "sitewright.internal.public-key", defaultValue = "sitewright-internal-public.pem")
                    Path keyFile) {
        this.service = service;
        this.keys = new KeyFile<>(keyFile, PublicKeys::of);
    }

    /** @return the caller; fails for every token that is not ours, not for this service, or not good any more */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo unused) throws ParseException {
        var good = keys.read();
        var known = proven.find(token, good);
        return known.isPresent() ? known.get() : proven(token, good);
    }

    private JWTCallerPrincipal proven(String token, List<JsonWebKey> good) throws ParseException {
        var resolver = new JwksVerificationKeyResolver(good);
        resolver.setDisambiguateWithVerifySignature(true);
        var rules = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256"))
                .setVerificationKeyResolver(resolver)
                .setExpectedIssuer(InternalTokens.ISSUER)
                .setExpectedAudience(service)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .build();
        try {
            var claims = rules.process(token).getJwtClaims();
            if (claims.getAudience().size() != 1) {
                throw new ParseException("it is for several services");
            }
            var caller = new DefaultJWTCallerPrincipal(token, "JWT", claims);
            proven.keep(token, caller, good, claims.getExpirationTime());
            return caller;
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new ParseException("it is not good here", e);
        }
    }
}
