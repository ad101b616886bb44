package dev.sitewright.gateway;

import dev.sitewright.platform.problem.Problem;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
                        schemas = @Schema(name = "Problem", implementation = Problem.class),
                        parameters = {
                            @Parameter(
                                    name = "mode",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "`atomic`: all items take effect or none. `partial`: each by itself, answered 207 with one result per item.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {"atomic", "partial"},
                                                    defaultValue = "atomic")),
                            @Parameter(
                                    name = "limit",
                                    in = ParameterIn.QUERY,
                                    description = "How many at most.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "100",
                                                    defaultValue = "50")),
                            @Parameter(
                                    name = "cursor",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Where to go on: `nextCursor` of the page before, with the same filter and order. Opaque.",
                                    example = "q83vEjRWeJAwMTk5",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "Idempotency-Key",
                                    in = ParameterIn.HEADER,
                                    description =
                                            "What the caller calls this change. Sent again with the same key it has no further effect, and gets the same answer with `Idempotency-Replayed: true`. Kept for 48 hours.",
                                    example = "0199c6a0-1f2e-7000-a1b2-c3d4e5f60718",
                                    schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255)),
                            @Parameter(
                                    name = "If-Match",
                                    in = ParameterIn.HEADER,
                                    required = true,
                                    description =
                                            "The `ETag` of the version that the change is meant for, or `*` for whichever it is. Without it: 428.",
                                    example = "\"3\"",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "If-None-Match",
                                    in = ParameterIn.HEADER,
                                    description =
                                            "The `ETag` of the version that the caller has: answered 304 when it is still so.",
                                    example = "\"3\"",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "scope",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Whose: `own` (the usual), or `installation`, for administrators: everybody's projects use those.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {"own", "installation"},
                                                    defaultValue = "own")),
                            @Parameter(
                                    name = "jobId",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The job's id.",
                                    example = "job_0199c6a01f2e7000a1b2c3d4e5f60718",
                                    schema = @Schema(type = SchemaType.STRING, pattern = "^job_[0-9a-f]{32}$")),
                            @Parameter(
                                    name = "projectId",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The project's id.",
                                    example = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                                    schema = @Schema(type = SchemaType.STRING, pattern = "^prj_[0-9a-f]{32}$")),
                            @Parameter(
                                    name = "scheduleId",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "The schedule's name.",
                                    example = "nightly-stop",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    pattern = "^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$"))
                        },
                        headers =
                                @Header(
                                        name = "ETag",
                                        description = "The resource's version, for `If-Match` and `If-None-Match`.",
                                        schema = @Schema(type = SchemaType.STRING))))
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
