package dev.sitewright.gateway.oidc;

import dev.sitewright.gateway.session.SessionCookie;
import dev.sitewright.gateway.session.Visitor;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemResponses;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Signing in by another provider. The only addresses that redirect. */
@Path(OidcResource.PATH)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class OidcResource {
    static final String PATH = "/api/v1/login/oidc";

    private static final Logger LOG = Logger.getLogger(OidcResource.class);

    private final Providers providers;
    private final OidcSignIn signIn;
    private final SessionCookie cookie;

    OidcResource(Providers providers, OidcSignIn signIn, SessionCookie cookie) {
        this.providers = providers;
        this.signIn = signIn;
        this.cookie = cookie;
    }

    /** A provider, as the API shows it. */
    @Schema(name = "LoginProvider", description = "Another provider by which people sign in.")
    record ProviderView(
            @Schema(description = "Its name in addresses.", examples = "company", required = true)
            String name,

            @Schema(description = "What people read on the button.", examples = "Our company", required = true)
            String label,

            @Schema(
                    description = "Where a browser goes to sign in; takes `?returnTo=`.",
                    examples = "/api/v1/login/oidc/company",
                    required = true)
            String url) {}

    /** All of them. */
    @Schema(name = "LoginProviders", description = "The other providers by which people sign in.")
    record ProviderViews(
            @Schema(description = "In the order of their names.", required = true)
            List<ProviderView> items) {}

    @GET
    @Operation(
            operationId = "listLoginProviders",
            summary = "List the providers by which people sign in",
            description = "Open to everybody. There are as many as are configured.")
    @APIResponse(responseCode = "200", description = "The providers.")
    public ProviderViews list() {
        return new ProviderViews(providers.all().entrySet().stream()
                .map(entry -> new ProviderView(
                        entry.getKey(), entry.getValue().label().orElse(entry.getKey()), PATH + "/" + entry.getKey()))
                .toList());
    }

    @GET
    @Path("/{provider}")
    @Operation(
            operationId = "beginLogin",
            summary = "Begin to sign in by a provider",
            description = "For browsers: redirects to the provider, with PKCE, state and nonce.")
    @APIResponse(responseCode = "302", description = "Go to the provider.")
    @APIResponse(responseCode = "404", description = "`login-provider-not-found`.")
    @APIResponse(responseCode = "422", description = "`invalid-input`: `returnTo` is no path of this server.")
    @APIResponse(responseCode = "503", description = "`login-provider-unavailable`.")
    public Uni<RestResponse<Void>> begin(
            @Parameter(description = "The provider's name.", example = "company") @RestPath String provider,
            @Parameter(description = "Where to go afterwards: a path of this server.", example = "/projects")
                    @RestQuery
                    @Nullable String returnTo,
            @RestCookie(OidcCookie.NAME) @Nullable String held,
            @Context HttpServerRequest request) {
        var secrets = Optional.ofNullable(held).flatMap(Secrets::of).orElseGet(Secrets::random);
        return signIn.begin(provider, secrets, ReturnTo.of(returnTo), originOf(request))
                .map(address -> ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                        .location(address)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .cookie(OidcCookie.holding(secrets, request))
                        .build());
    }

    @GET
    @Path("/{provider}/callback")
    @Operation(
            operationId = "finishLogin",
            summary = "Finish signing in by a provider",
            description = "Where the provider sends the browser back to. Signs it in and redirects to `returnTo`.")
    @APIResponse(responseCode = "302", description = "Signed in: see Set-Cookie. Go to where you wanted.")
    @APIResponse(responseCode = "401", description = "`login-not-completed`: begin anew.")
    @APIResponse(responseCode = "403", description = "`registration-closed`: there is no account for this person.")
    @APIResponse(responseCode = "404", description = "`login-provider-not-found`.")
    @APIResponse(responseCode = "503", description = "`login-provider-unavailable`.")
    public Uni<RestResponse<Void>> finish(
            @Parameter(description = "The provider's name.", example = "company") @RestPath String provider,
            @BeanParam Callback callback,
            @RestCookie(OidcCookie.NAME) @Nullable String held,
            @Context HttpServerRequest request) {
        var secrets = Optional.ofNullable(held)
                .flatMap(Secrets::of)
                .orElseThrow(() -> new OidcException.NotCompleted("this browser has begun no sign-in"));
        return signIn.finish(provider, secrets, callback, Visitor.of(request), originOf(request))
                .map(arrival -> ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                        .header(HttpHeaders.LOCATION, arrival.returnTo().path())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .cookie(cookie.holding(arrival.welcome().token(), request), OidcCookie.forgetting(request))
                        .build());
    }

    @ServerExceptionMapper
    RestResponse<Problem> toProblem(OidcException failure, HttpServerRequest request) {
        LOG.infof("A sign-in by another provider ends: %s", failure.getMessage());
        var type = switch (failure) {
            case OidcException.UnknownProvider e -> ProblemType.LOGIN_PROVIDER_NOT_FOUND;
            case OidcException.NotCompleted e -> ProblemType.LOGIN_NOT_COMPLETED;
            case OidcException.NoRegistration e -> ProblemType.REGISTRATION_CLOSED;
            case OidcException.Unavailable e -> ProblemType.LOGIN_PROVIDER_UNAVAILABLE;
        };
        return ProblemResponses.of(Problem.of(type), request);
    }

    /** The address that the browser asked at; providers only send browsers to addresses that they were told before. */
    private static String originOf(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }
}
