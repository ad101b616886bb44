package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes connections of what came of signing in. */
@ApplicationScoped
public class SignedIn {
    private final Extensions extensions;
    private final Audit audit;
    private final Clock clock;

    SignedIn(Extensions extensions, Audit audit, Clock clock) {
        this.extensions = extensions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a credential, sealed, in place of what the person had for this provider.
     *
     * @param scopeId a user's id, or {@code installation}
     * @param label how they signed in
     * @return the connection's id
     */
    public Uni<String> keep(
            SqlClient transaction, Origin origin, String scopeId, String provider, String label, JsonNode credential) {
        var area = new Area(Kind.CONNECTION, scopeId, scopeId);
        var fields = Checks.object();
        fields.put("signedIn", true);
        fields.put("label", label);
        fields.putNull("keyEnd");
        var draft =
                new Draft(provider, fields, Optional.of(Map.of(Credentials.SECRET, OpenCodeJson.write(credential))));
        return extensions
                .keep(transaction, area, draft, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .call(change -> audit.append(transaction, origin, List.of(noted(change))))
                .map(change -> change.after().id());
    }

    private static Audited noted(Extensions.Change change) {
        return new Audited(
                Kind.CONNECTION.word + (change.before().isPresent() ? ".update" : ".create"),
                change.after().id(),
                change.after().ownerId(),
                change.before().map(ConnectionView::of).orElse(null),
                ConnectionView.of(change.after()));
    }
}
