package dev.sitewright.gateway.access;

import dev.sitewright.gateway.signing.SigningConfig;
import dev.sitewright.gateway.signing.SigningKey;
import dev.sitewright.gateway.signing.SigningKeys;
import dev.sitewright.platform.ids.Ids;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeSet;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** Makes and reads access tokens: JWT (RFC 9068), ES256. Nothing of theirs is like a token between services but the algorithm. */
@ApplicationScoped
class AccessTokens {
    /** Who issues them. */
    static final String ISSUER = "sitewright-gateway";

    /** The public API; no service's name, so that no service takes them. */
    static final String AUDIENCE = "sitewright-api";

    /** The family that a token belongs to. */
    static final String FAMILY = "sid";

    /** What a token may do, with blanks between (RFC 8693, section 4.2). */
    static final String SCOPE = "scope";

    private static final String TYPE = "at+jwt";

    private final SigningKeys keys;
    private final Clock clock;
    private final SigningConfig config;

    AccessTokens(SigningKeys keys, Clock clock, SigningConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.config = config;
    }

    /** What a token says, once its signature was checked. */
    sealed interface Reading {
        /** It is ours, and good. */
        record Good(JwtClaims claims) implements Reading {}

        /** It is ours, and was good. */
        record Old() implements Reading {}

        /** It is none of ours. */
        record Bad() implements Reading {}
    }

    /** @return a token for what was granted */
    Uni<String> issue(Grant grant) {
        return keys.signer().map(key -> issue(grant, key));
    }

    private String issue(Grant grant, SigningKey key) {
        var now = clock.instant();
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(grant.accountId())
                .claim(FAMILY, grant.family())
                .claim(SCOPE, String.join(" ", new TreeSet<>(grant.scopes())))
                .claim("jti", Ids.next("acc"))
                .issuedAt(now)
                .expiresAt(now.plus(config.tokenLifetime()))
                .jws()
                .header("typ", TYPE)
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.privateKey().orElseThrow());
    }

    /** @return what a text says */
    Uni<Reading> read(String token) {
        return keyId(token)
                .map(id -> keys.published(id)
                        .map(key -> key.map(found -> read(token, found)).orElseGet(Reading.Bad::new)))
                .orElseGet(() -> Uni.createFrom().item(new Reading.Bad()));
    }

    private static Optional<String> keyId(String token) {
        try {
            return Optional.ofNullable(
                    JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue());
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private Reading read(String token, SigningKey key) {
        var rules = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256"))
                .setVerificationKey(key.publicKey())
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
        try {
            return new Reading.Good(rules.process(token).getJwtClaims());
        } catch (InvalidJwtException e) {
            var onlyOld = e.getErrorDetails().size() == 1 && e.hasErrorCode(ErrorCodes.EXPIRED);
            return onlyOld ? new Reading.Old() : new Reading.Bad();
        }
    }
}
