package dev.sitewright.platform.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Everybody whom a service must not let in from inside, each with the best that they could have. */
enum Stranger {
    WITHOUT_ANYTHING {
        @Override
        RequestSpecification dressed(RequestSpecification request) {
            return request;
        }
    },
    WITH_A_SESSION_COOKIE {
        @Override
        RequestSpecification dressed(RequestSpecification request) {
            return request.cookie("sitewright_session", "A".repeat(43));
        }
    },
    WITH_A_PASSWORD {
        @Override
        RequestSpecification dressed(RequestSpecification request) {
            return request.header("Authorization", "Basic " + base64("admin:secret".getBytes(UTF_8)));
        }
    },
    WITH_A_PERSONAL_TOKEN {
        @Override
        String token() {
            return "swt_" + "0".repeat(38);
        }
    },
    WITH_A_PUBLIC_ACCESS_TOKEN {
        @Override
        String token() {
            return signed(claims().issuer("sitewright-gateway").audience("sitewright-api"), fresh());
        }
    },
    WITH_THE_PUBLIC_AUDIENCE_AND_THE_RIGHT_KEY {
        @Override
        String token() {
            return signed(claims().audience("sitewright-api"), TestTokens.key());
        }
    },
    WITH_THE_AUDIENCE_OF_ANOTHER_SERVICE {
        @Override
        String token() {
            return TestTokens.token("service:other", Set.of("service"), other(), Duration.ofMinutes(1));
        }
    },
    WITH_SEVERAL_AUDIENCES {
        @Override
        String token() {
            return signed(claims().audience(Set.of(own(), other())), TestTokens.key());
        }
    },
    WITHOUT_AN_AUDIENCE {
        @Override
        String token() {
            return signed(claims(), TestTokens.key());
        }
    },
    TOO_LATE {
        @Override
        String token() {
            var end = Instant.now().minusSeconds(60);
            return signed(
                    claims().audience(own()).issuedAt(end.minusSeconds(120)).expiresAt(end), TestTokens.key());
        }
    },
    FROM_ANOTHER_ISSUER {
        @Override
        String token() {
            return signed(claims().issuer("somebody").audience(own()), TestTokens.key());
        }
    },
    WITH_ANOTHER_KEY {
        @Override
        String token() {
            return signed(claims().audience(own()), fresh());
        }
    },
    WITHOUT_A_SIGNATURE {
        @Override
        String token() {
            return handmade("none") + ".";
        }
    },
    WITH_THE_PUBLIC_KEY_AS_A_PASSWORD {
        @Override
        String token() {
            var body = handmade("HS256");
            try {
                var mac = Mac.getInstance("HmacSHA256");
                var publicKey = Files.readAllBytes(Path.of(setting("sitewright.internal.public-key")));
                mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
                return body + "." + base64(mac.doFinal(body.getBytes(US_ASCII)));
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    },
    WITH_NONSENSE {
        @Override
        String token() {
            return "a.b.c";
        }
    };

    private static final List<String> SERVICES =
            List.of("api-gateway", "project-service", "job-worker", "agent-bridge");

    /** @return the request with what this one has */
    RequestSpecification dressed(RequestSpecification request) {
        return request.header("Authorization", "Bearer " + token());
    }

    String token() {
        throw new IllegalStateException("comes without a token");
    }

    private static JwtClaimsBuilder claims() {
        return Jwt.issuer("sitewright")
                .subject("usr_x")
                .groups(Set.of("admin", "user", "service"))
                .expiresIn(60);
    }

    private static String signed(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(key);
    }

    private static String handmade(String algorithm) {
        var header = "{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm);
        var now = Instant.now().getEpochSecond();
        var body =
                "{\"iss\":\"sitewright\",\"aud\":\"%s\",\"sub\":\"usr_x\",\"groups\":[\"admin\",\"user\"],\"iat\":%d,\"exp\":%d}"
                        .formatted(own(), now, now + 60);
        return base64(header.getBytes(UTF_8)) + "." + base64(body.getBytes(UTF_8));
    }

    private static PrivateKey fresh() {
        return TestKeys.fresh().pair().getPrivate();
    }

    private static String other() {
        return SERVICES.stream().filter(name -> !name.equals(own())).findFirst().orElseThrow();
    }

    private static String own() {
        return setting("sitewright.service");
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
