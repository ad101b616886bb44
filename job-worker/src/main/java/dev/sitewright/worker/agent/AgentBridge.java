package dev.sitewright.worker.agent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** agent-bridge, as this service uses it. */
@Path("/internal/v1")
@RegisterRestClient(configKey = "agent-bridge")
@RegisterProvider(BridgeToken.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface AgentBridge {
    /** Opens the project's main session, or finds it. */
    @PUT
    @Path("/projects/{projectId}/session")
    Uni<SessionView> openSession(@RestPath String projectId, SessionRequest request);

    /** Hands over a prompt; a second call with the same id changes nothing. */
    @PUT
    @Path("/prompts/{promptId}")
    Uni<PromptView> putPrompt(@RestPath String promptId, PromptRequest request);

    /** Asks how far a prompt is. */
    @GET
    @Path("/prompts/{promptId}")
    Uni<PromptView> getPrompt(@RestPath String promptId);

    /** Has a record generated; a second call with the same id changes nothing. */
    @PUT
    @Path("/generations/{generationId}")
    Uni<GenerationView> putGeneration(@RestPath String generationId, GenerationRequest request);

    /** @param title what the session is called at first; null leaves it to OpenCode */
    record SessionRequest(String ownerId, @Nullable String title) {}

    /** A project's session. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SessionView(String projectId, String sessionId) {}

    /**
     * A record that is wanted.
     *
     * @param input what the kind of record wants to know
     */
    record GenerationRequest(String kind, String projectId, String ownerId, Map<String, String> input) {}

    /**
     * How far a generation is.
     *
     * @param state {@code open}, {@code done} or {@code failed}
     * @param diagnostic what went wrong, when it failed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record GenerationView(String id, String state, @Nullable Diagnostic diagnostic) {}

    /** A prompt for a session. */
    record PromptRequest(String projectId, String sessionId, String text) {}

    /**
     * How far a prompt is.
     *
     * @param state {@code accepted}, {@code sent}, {@code finished}, {@code failed} or {@code stopped}
     * @param diagnostic what went wrong, when it failed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PromptView(
            String promptId, String state, @Nullable Diagnostic diagnostic) {}

    /**
     * What went wrong.
     *
     * @param message a sentence for the person
     * @param action what to do about it
     * @param retryable whether the same prompt may succeed later
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Diagnostic(
            String category, String message, @Nullable String action, boolean retryable) {}
}
