package dev.sitewright.worker.runtime;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What other services ask about previews. */
@Path("/internal/v1/projects/{projectId}/runtime")
public class RuntimeResource {
    private final PreviewLookup lookup;

    RuntimeResource(PreviewLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * A preview as others see it.
     *
     * @param state {@code stopped}, {@code starting}, {@code ready}, {@code failed} or {@code crashed}
     * @param previewUrl where it answers, or will; null while it is down
     */
    public record RuntimeView(
            String projectId, String state, @Nullable String previewUrl) {
        static RuntimeView of(Preview preview) {
            return new RuntimeView(
                    preview.projectId(),
                    preview.state().name().toLowerCase(Locale.ROOT),
                    preview.url().orElse(null));
        }
    }

    /** @return the project's preview; 404 when it never had one, or the project is not the caller's */
    @GET
    public Uni<RuntimeView> get(@RestPath String projectId) {
        return lookup.require(projectId).map(RuntimeView::of);
    }
}
