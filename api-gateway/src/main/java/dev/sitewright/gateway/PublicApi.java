package dev.sitewright.gateway;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

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
                                report. Changes take `application/json`; unknown fields are errors."""))
@SecurityScheme(
        securitySchemeName = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        apiKeyName = "sitewright_session",
        description = "The cookie that signing in answers with.")
public class PublicApi extends Application {}
