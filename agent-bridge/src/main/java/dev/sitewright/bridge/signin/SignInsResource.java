package dev.sitewright.bridge.signin;

import dev.sitewright.bridge.extension.ConnectionScope;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Signing in to providers of models, for the gateway on behalf of people: for themselves, or by administrators for everybody. */
@Path("/internal/v1")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class SignInsResource {
    private static final Operation CREATE = Operation.withSecret("sign-ins.create", 201);
    private static final Operation FINISH = Operation.withSecret("sign-ins.finish", 200);
    private static final Operation CANCEL = new Operation("sign-ins.cancel", 200);

    private final SignIns signIns;
    private final SignInService service;
    private final AuthMethods methods;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    SignInsResource(
            SignIns signIns,
            SignInService service,
            AuthMethods methods,
            Changes changes,
            Origins origins,
            Caller caller) {
        this.signIns = signIns;
        this.service = service;
        this.methods = methods;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    /** What the provider showed; null when it tells OpenCode by itself. */
    record Finish(@Nullable @Size(min = 1, max = 4_096) String code) {
        @Override
        public String toString() {
            return "a code";
        }
    }

    @GET
    @Path("/auth-methods")
    public Uni<PageOf<AuthMethod>> methods(@RestQuery @Nullable String provider) {
        return methods.all()
                .map(all -> all.stream()
                        .filter(one -> provider == null || one.provider().equals(provider))
                        .toList())
                .map(all -> new PageOf<>(all, null));
    }

    @GET
    @Path("/sign-ins")
    public Uni<PageOf<SignInView>> list() {
        return signIns.list(caller.id())
                .map(all -> new PageOf<>(all.stream().map(SignInView::of).toList(), null));
    }

    @POST
    @Path("/sign-ins")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(@RestQuery @Nullable String scope, @NotNull @Valid NewSignIn body) {
        var origin = origins.current();
        var scopeId = ConnectionScope.idOf(scope, caller);
        var admin = caller.isAdmin();
        var sent = List.of(scopeId, body.provider(), body.method(), new TreeMap<>(body.said()));
        return changes.act(CREATE, sent, () -> service.begin(origin, scopeId, admin, body));
    }

    @GET
    @Path("/sign-ins/{id}")
    public Uni<RestResponse<SignInView>> get(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return signIns.require(caller.id(), id).map(one -> Tagged.response(SignInView.of(one), ifNoneMatch));
    }

    @POST
    @Path("/sign-ins/{id}/finish")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> finish(@RestPath String id, @NotNull @Valid Finish body) {
        var origin = origins.current();
        return signIns.require(caller.id(), id)
                .chain(signIn -> changes.act(
                        FINISH, Arrays.asList(id, body.code()), () -> service.finish(origin, signIn, body.code())));
    }

    @POST
    @Path("/sign-ins/{id}/cancel")
    public Uni<RestResponse<String>> cancel(@RestPath String id) {
        var origin = origins.current();
        return signIns.require(caller.id(), id)
                .chain(signIn -> changes.act(CANCEL, List.of(id), () -> service.cancel(origin, signIn)));
    }
}
