package dev.sitewright.gateway.document;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;

/** Says which credentials an operation takes, and which scope each must have. */
final class Security {
    /** The scheme of a browser's cookie. */
    static final String SESSION = "session";

    /** The scheme of access tokens and personal tokens. */
    static final String BEARER = "bearer";

    private Security() {}

    /** Every operation takes either kind of credential, with the same scope; what is open to everybody says so by an empty list. */
    static void require(Code code, Operation operation) {
        operation.setSecurity(new ArrayList<>());
        for (var scope : code.scopes()) {
            for (var scheme : List.of(SESSION, BEARER)) {
                operation.addSecurityRequirement(
                        OASFactory.createSecurityRequirement().addScheme(scheme, scope));
            }
        }
    }
}
