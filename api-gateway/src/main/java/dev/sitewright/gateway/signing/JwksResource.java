package dev.sitewright.gateway.signing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public keys, where verifiers look for them. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access tokens")
class JwksResource {
    /** Half of the least time that a key is published before it signs. */
    private static final String CACHE = "public, max-age=300";

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    /** A set of JSON web keys (RFC 7517). */
    @Schema(name = "JsonWebKeySet")
    record Set(List<Map<String, Object>> keys) {}

    /** One of them, for the API's document. */
    @Schema(name = "JsonWebKey", description = "A public key (RFC 7517).")
    record Key(
            @Schema(description = "Its kind.", examples = "EC")
            String kty,

            @Schema(
                    description = "Its id: the `kid` of the tokens that it signs.",
                    examples = "key_0199c6a01f2e7000a1b2c3d4e5f60718")
            String kid,

            @Schema(description = "What it is for.", examples = "sig")
            String use,

            @Schema(description = "How it signs.", examples = "ES256")
            String alg,

            @Schema(description = "Its curve.", examples = "P-256")
            String crv,

            @Schema(description = "A coordinate, base64url.", examples = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU")
            String x,

            @Schema(description = "A coordinate, base64url.", examples = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")
            String y) {}

    /** The answer, for the API's document. */
    @Schema(
            name = "JsonWebKeys",
            description = "The keys that sign access tokens, soon sign them, or signed some that are still good.")
    record Keys(
            @Schema(description = "The keys, in the order in which they sign.")
            List<Key> keys) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "getJsonWebKeys",
            summary = "Get the public keys",
            description =
                    "For those who verify access tokens without asking. Keys are published 10 minutes before they sign; cache them for 5, and look again for a `kid` that you do not know.")
    @APIResponse(
            responseCode = "200",
            description = "The keys.",
            content = @Content(schema = @Schema(implementation = Keys.class)))
    public Uni<RestResponse<Set>> keys() {
        return keys.published()
                .map(published ->
                        new Set(published.stream().map(SigningKey::toJwk).toList()))
                .map(set -> ResponseBuilder.ok(set)
                        .header(HttpHeaders.CACHE_CONTROL, CACHE)
                        .build());
    }
}
