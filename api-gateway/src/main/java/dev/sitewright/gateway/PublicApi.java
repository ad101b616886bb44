package dev.sitewright.gateway;

import dev.sitewright.gateway.document.ProblemSchema;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** Heads the API document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sitewright",
                        version = "v1",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0"),
                        description = """
                                Builds sites and apps from prompts. Create a project, follow its events, open its preview.

                                Errors are `application/problem+json` (RFC 9457): decide by `code`, show `detail`; `errors` names faulty fields by JSON
                                pointer, `retryable` and `retryAfterMs` say whether and when the same request may succeed, and `requestId` is what to
                                report. Changes take `application/json`; unknown fields are errors.

                                Collections take and return lists of up to 100 items: `?mode=atomic` (the default) does all or none, `?mode=partial`
                                answers 207 with one result per item. Sent with `Idempotency-Key`, a change takes effect once, however often it is
                                sent."""),
        servers = @Server(url = "/", description = "The gateway that serves this document."),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "Problem", implementation = ProblemSchema.class),
                            @Schema(name = "Fault", implementation = ProblemSchema.Fault.class)
                        }))
@SecurityScheme(
        securitySchemeName = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        apiKeyName = "sitewright_session",
        description = "The cookie that signing in answers with. It has all scopes of its owner's role.")
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", description = """
                An access token (a JWT that lives for minutes, with all scopes of its owner's role) or a personal token (with the scopes that its
                owner gave it, as far as the owner's role has them).

                Scopes: `account:read`, `account:write` (own account, sessions, tokens), `projects:read`, `projects:write` (own projects),
                `jobs:read`, `jobs:write` (jobs of own projects), `admin:read`, `admin:write` (what belongs to everybody; administrators only).""")
public class PublicApi extends Application {}
