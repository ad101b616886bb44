package dev.sitewright.platform.problem;

import static dev.sitewright.platform.problem.ProblemType.Owner.AGENT_BRIDGE;
import static dev.sitewright.platform.problem.ProblemType.Owner.API_GATEWAY;
import static dev.sitewright.platform.problem.ProblemType.Owner.JOB_WORKER;
import static dev.sitewright.platform.problem.ProblemType.Owner.PLATFORM;
import static dev.sitewright.platform.problem.ProblemType.Owner.PROJECT_SERVICE;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem that Sitewright answers with: the catalogue behind {@code docs/problems.md}. Codes are chosen once; a constant may
 * be renamed, its code not. Each is reached by a test in the module that owns it.
 */
public enum ProblemType {
    /** The body is text that no JSON parser takes. */
    BAD_JSON(PLATFORM, 400, "bad-json", "The body is no JSON", "Correct the body at the place that is named."),
    /** JSON of another form than this address takes. */
    BAD_BODY(
            PLATFORM,
            400,
            "bad-body",
            "The body has the wrong form",
            "Correct each place in `errors`: a field that is not known here, or a value of the wrong type."),
    /** A request that HTTP does not allow. */
    BAD_REQUEST(
            PLATFORM, 400, "bad-request", "The request cannot be understood", "Compare it with the API's document."),
    /** No token, or one that is not valid here. */
    NOT_SIGNED_IN(PLATFORM, 401, "not-signed-in", "Nobody is signed in", "Sign in, or send a valid token."),
    /** A valid token that does not suffice. */
    NOT_ALLOWED(PLATFORM, 403, "not-allowed", "This is not open to you", "Ask an administrator, or use another token."),
    /** No such address. */
    NOT_FOUND(
            PLATFORM,
            404,
            "not-found",
            "There is nothing at this address",
            "Compare the address with the API's document."),
    /** The address is right, the method not. */
    METHOD_NOT_ALLOWED(
            PLATFORM,
            405,
            "method-not-allowed",
            "This address does not take this method",
            "Use a method that the API's document names."),
    /** {@code Accept} leaves nothing that could be answered. */
    NOT_ACCEPTABLE(
            PLATFORM,
            406,
            "not-acceptable",
            "This address cannot answer in that media type",
            "Send `Accept: application/json`, or none."),
    /** The same key, and the first request with it is not done. */
    IDEMPOTENCY_KEY_IN_FLIGHT(
            PLATFORM,
            409,
            "idempotency-key-in-flight",
            "A request with this Idempotency-Key is under way",
            "Send the same request again after a moment: it gets the first one's answer, or takes its place if that failed."),
    /** {@code If-Match} or {@code version} names a version that is gone. */
    PRECONDITION_FAILED(
            PLATFORM,
            412,
            "precondition-failed",
            "The resource has changed since you read it",
            "Read it again, decide anew, and send the change with its present version."),
    /** The body is larger than this address takes. */
    BODY_TOO_LARGE(PLATFORM, 413, "body-too-large", "The body is too large", "Send less, or in several requests."),
    /** Path and query together, or the query alone. */
    ADDRESS_TOO_LONG(
            PLATFORM,
            414,
            "address-too-long",
            "The address is too long",
            "Ask for less at a time: fewer or shorter query parameters."),
    /** The body's media type is not taken here. */
    UNSUPPORTED_MEDIA_TYPE(
            PLATFORM,
            415,
            "unsupported-media-type",
            "The body's media type is not taken here",
            "Send the body as `application/json`."),
    /** Readable, and not acceptable. */
    INVALID_INPUT(
            PLATFORM,
            422,
            "invalid-input",
            "Something in the request is not acceptable",
            "Correct each place in `errors`; it is in the body, or a query parameter (`?name`), or a header (`name:`)."),
    /** A key that stood for another request. */
    IDEMPOTENCY_KEY_REUSED(
            PLATFORM,
            422,
            "idempotency-key-reused",
            "This Idempotency-Key belongs to another request",
            "Use a new key for a new request, and the same key only to repeat the very same one."),
    /** A change of one version that does not say which. */
    PRECONDITION_REQUIRED(
            PLATFORM,
            428,
            "precondition-required",
            "The change must say which version it is meant for",
            "Send `If-Match` with the resource's `ETag`, or in a list `version` with each item."),
    /** Too many header fields, or too long ones. */
    HEADERS_TOO_LARGE(
            PLATFORM,
            431,
            "headers-too-large",
            "The header fields are too many or too long",
            "Send fewer or shorter ones, cookies among them."),
    /** A defect, ours. */
    INTERNAL_ERROR(
            PLATFORM,
            500,
            "internal-error",
            "Something went wrong here",
            "Tell whoever runs Sitewright the request's id: the log has the rest under it."),
    /** The service's database does not answer. */
    DATABASE_UNAVAILABLE(
            PLATFORM,
            503,
            "database-unavailable",
            "The service's database does not answer",
            "Send the same request again with the same Idempotency-Key: whether it took effect is decided then."),

    /** Also answered for the projects of others. */
    PROJECT_NOT_FOUND(
            PROJECT_SERVICE, 404, "project-not-found", "You have no project with this id", "List your projects."),
    /** The owner has another project at this address. */
    PROJECT_SLUG_TAKEN(
            PROJECT_SERVICE,
            409,
            "project-slug-taken",
            "Another project of yours has this slug",
            "Choose another, or change the other project first."),
    /** It is wanted deleted, which is final. */
    PROJECT_DELETED(
            PROJECT_SERVICE,
            409,
            "project-deleted",
            "The project is being deleted",
            "Nothing: a deletion cannot be taken back. Create another project."),

    /** The agent knows no such prompt. */
    PROMPT_NOT_FOUND(AGENT_BRIDGE, 404, "prompt-not-found", "There is no such prompt", "Compare the prompt's id."),
    /** The agent knows no such session. */
    SESSION_NOT_FOUND(
            AGENT_BRIDGE, 404, "session-not-found", "There is no such session", "Open the project's session."),
    /** The agent knows no such generation. */
    GENERATION_NOT_FOUND(
            AGENT_BRIDGE,
            404,
            "generation-not-found",
            "There is no such generation",
            "Look into the project's list of generations."),
    /** The same prompt id with another text. */
    PROMPT_DIFFERS(
            AGENT_BRIDGE,
            409,
            "prompt-differs",
            "This prompt's id belongs to another prompt",
            "Use a new id for a new prompt."),
    /** The project's files are not there yet. */
    WORKSPACE_MISSING(
            AGENT_BRIDGE,
            409,
            "workspace-missing",
            "The project's workspace is not there yet",
            "Try again after a moment."),
    /** The agent has it, or it has ended. */
    PROMPT_UNDER_WAY(
            AGENT_BRIDGE,
            409,
            "prompt-under-way",
            "The prompt waits no more",
            "Stop the session when the agent works on it."),
    /** The agent works in this session. */
    SESSION_BUSY(
            AGENT_BRIDGE, 409, "session-busy", "The agent works in this session", "Wait until it rests, or stop it."),
    /** No message of this id in the session. */
    MESSAGE_NOT_FOUND(
            AGENT_BRIDGE, 404, "message-not-found", "There is no such message", "List the session's messages."),
    /** No question or request for permission of this id. */
    REQUEST_NOT_FOUND(
            AGENT_BRIDGE, 404, "request-not-found", "There is no such question or request", "List the open ones."),
    /** Somebody, or its deadline, was faster. */
    REQUEST_ANSWERED(
            AGENT_BRIDGE,
            409,
            "request-answered",
            "The question or request waits no more",
            "Nothing: it was answered, by a person or by its default."),
    /** The installation lets nobody of this role run commands. */
    SHELL_NOT_ALLOWED(
            AGENT_BRIDGE,
            403,
            "shell-not-allowed",
            "You may not run commands",
            "Ask the agent to run it, or have an administrator do it."),
    /** Also answered for what others have added. */
    CONNECTION_NOT_FOUND(
            AGENT_BRIDGE,
            404,
            "connection-not-found",
            "There is no such connection to a provider",
            "List your connections."),
    /** Also answered for those of other projects. */
    MCP_SERVER_NOT_FOUND(
            AGENT_BRIDGE,
            404,
            "mcp-server-not-found",
            "There is no such MCP server",
            "List the project's MCP servers."),
    /** Also answered for those of other projects. */
    SKILL_NOT_FOUND(AGENT_BRIDGE, 404, "skill-not-found", "There is no such skill", "List the project's skills."),
    /** One of this name is there already. */
    EXTENSION_NAME_TAKEN(
            AGENT_BRIDGE,
            409,
            "extension-name-taken",
            "One of this name is there already",
            "Change that one, or take another name."),
    /** A cap on what the agent may use is reached. */
    BUDGET_REACHED(
            AGENT_BRIDGE,
            403,
            "budget-reached",
            "A cap on what the agent may use is reached",
            "Raise the cap, or wait for its next period."),
    /** OpenCode does not answer. */
    AGENT_DOWN(AGENT_BRIDGE, 503, "agent-down", "The agent does not answer", "Try again after a moment."),

    /** Also answered for the jobs of others. */
    JOB_NOT_FOUND(JOB_WORKER, 404, "job-not-found", "You have no job with this id", "List your jobs."),
    /** Not in this state. */
    JOB_WRONG_STATE(
            JOB_WORKER,
            409,
            "job-wrong-state",
            "The job's state does not allow this",
            "Read the job: cancel one that has not ended, retry one that was discarded or cancelled, delete one that has ended."),
    /** The dedupe key is another's by now. */
    JOB_KEY_TAKEN(
            JOB_WORKER,
            409,
            "job-key-taken",
            "Another job of this kind and key has not ended",
            "Wait for the other job's end, or cancel it."),
    /** Nothing recurs under this name. */
    SCHEDULE_NOT_FOUND(JOB_WORKER, 404, "schedule-not-found", "Nothing recurs under this name", "List the schedules."),
    /** The name is another's. */
    SCHEDULE_NAME_TAKEN(
            JOB_WORKER, 409, "schedule-name-taken", "Something recurs under this name already", "Choose another name."),
    /** No preview of such a project. */
    RUNTIME_NOT_FOUND(
            JOB_WORKER,
            404,
            "runtime-not-found",
            "There is no preview of such a project",
            "Have the project run first."),

    /** A query parameter of the event stream. */
    BAD_PARAMETER(
            PLATFORM, 400, "bad-parameter", "A parameter cannot be understood", "Correct the parameter that is named."),
    /** User name and password do not fit. */
    WRONG_CREDENTIALS(
            API_GATEWAY,
            401,
            "wrong-credentials",
            "User name or password is wrong",
            "Correct them, or have the password reset."),
    /** A token that was good once. */
    TOKEN_EXPIRED(
            API_GATEWAY,
            401,
            "token-expired",
            "The token has expired",
            "Refresh an access token at `/auth/refresh`; make another personal token."),
    /** What works for a personal token has cost as much as the token allows. */
    SPENDING_CAP_REACHED(
            API_GATEWAY,
            403,
            "spending-cap-reached",
            "The limit of this token is reached",
            "Raise the token's `spendingCap`, or use another token. What stops work, or reads, still goes."),
    /** A refresh token that is none, has expired, was ended, or was used before. */
    REFRESH_TOKEN_INVALID(
            API_GATEWAY, 401, "refresh-token-invalid", "The refresh token is not good any more", "Sign in again."),
    /** No personal token of this id, or somebody else's. */
    TOKEN_NOT_FOUND(API_GATEWAY, 404, "token-not-found", "There is no such token", "List the tokens."),
    /** The caller has no webhook of this id. */
    WEBHOOK_NOT_FOUND(API_GATEWAY, 404, "webhook-not-found", "You have no webhook with this id", "List your webhooks."),
    /** Nothing of this id was sent to the webhook, or it is not kept any more. */
    WEBHOOK_DELIVERY_NOT_FOUND(
            API_GATEWAY,
            404,
            "webhook-delivery-not-found",
            "Nothing of this id was sent to the webhook",
            "List the webhook's deliveries."),
    /** Nothing is sent to a disabled webhook. */
    WEBHOOK_DISABLED(API_GATEWAY, 409, "webhook-disabled", "The webhook is disabled", "Enable it before."),
    /** A change sent from a page of another origin. */
    CROSS_ORIGIN(
            API_GATEWAY,
            403,
            "cross-origin",
            "Changes are not taken from pages of other origins",
            "Use a bearer token."),
    /** No account of this id. */
    USER_NOT_FOUND(API_GATEWAY, 404, "user-not-found", "There is no such user", "List the users."),
    /** The caller has no session of this id. */
    LOGIN_SESSION_NOT_FOUND(
            API_GATEWAY, 404, "login-session-not-found", "You have no such session", "List your sessions."),
    /** Somebody is called so. */
    USERNAME_TAKEN(API_GATEWAY, 409, "username-taken", "Somebody is called so already", "Choose another name."),
    /** The change would leave nobody who manages the rest. */
    LAST_ADMIN(
            API_GATEWAY,
            409,
            "last-admin",
            "There must be an administrator who can sign in",
            "Make somebody else an administrator before."),
    /** No provider of this name is configured. */
    LOGIN_PROVIDER_NOT_FOUND(
            API_GATEWAY,
            404,
            "login-provider-not-found",
            "There is no such provider to sign in by",
            "List the providers at `/login/oidc`."),
    /** A provider's answer does not belong to what this browser began, or is not what it must be. */
    LOGIN_NOT_COMPLETED(
            API_GATEWAY,
            401,
            "login-not-completed",
            "Signing in by the other provider was not completed",
            "Begin anew at `/login/oidc`."),
    /** A provider vouches for somebody who has no account. */
    REGISTRATION_CLOSED(
            API_GATEWAY,
            403,
            "registration-closed",
            "There is no account for this person",
            "Have an administrator open registration by this provider."),
    /** A provider that does not answer, or not as one. */
    LOGIN_PROVIDER_UNAVAILABLE(
            API_GATEWAY,
            503,
            "login-provider-unavailable",
            "The provider to sign in by does not answer",
            "Try again after a moment."),
    /** The first administrator exists. */
    ALREADY_SET_UP(API_GATEWAY, 409, "already-set-up", "Sitewright is set up already", "Sign in."),
    /** The asked events are older than any that is kept. */
    EVENTS_GONE(
            API_GATEWAY,
            410,
            "events-gone",
            "Events that old are not kept any more",
            "Load the project, and go on after the number that `detail` names."),
    /** No setting of this id. */
    SETTING_NOT_FOUND(API_GATEWAY, 404, "setting-not-found", "There is no such setting", "List the settings."),
    /** Too many failed sign-ins. */
    TOO_MANY_TRIES(
            API_GATEWAY,
            429,
            "too-many-tries",
            "Too many tries in a short time",
            "Wait as long as `Retry-After` says."),
    /** More calls than the caller's limit for this class of call allows. */
    RATE_LIMITED(
            API_GATEWAY,
            429,
            "rate-limited",
            "Too many calls in a short time",
            "Wait as long as `Retry-After` says; `RateLimit` in every answer says how many are left."),
    /** More streams open at a time than one person may have. */
    TOO_MANY_STREAMS(
            API_GATEWAY,
            429,
            "too-many-streams",
            "Too many streams are open at a time",
            "Close one, or follow several things over one stream."),
    /** The service behind the gateway does not answer. */
    SERVICE_UNAVAILABLE(
            API_GATEWAY,
            503,
            "service-unavailable",
            "The service behind this address does not answer",
            "Send the same request again after a moment, with the same Idempotency-Key."),
    /** The service behind the gateway was asked, and is still at it, or froze. */
    SERVICE_TIMEOUT(
            API_GATEWAY,
            504,
            "service-timeout",
            "The service behind this address did not answer in time",
            "Send the same request again with the same Idempotency-Key: whether it took effect is decided then.");

    /** The module whose tests reach it. */
    public enum Owner {
        /** The kit: any service may answer so. */
        PLATFORM("every service"),
        /** The public door. */
        API_GATEWAY("api-gateway"),
        /** Projects. */
        PROJECT_SERVICE("project-service"),
        /** The queue and the previews. */
        JOB_WORKER("job-worker"),
        /** The agent. */
        AGENT_BRIDGE("agent-bridge");

        private final String title;

        Owner(String title) {
            this.title = title;
        }

        /** @return the name in documents */
        public String title() {
            return title;
        }
    }

    private final Owner owner;
    private final int status;
    private final String code;
    private final String meaning;
    private final String remedy;

    ProblemType(Owner owner, int status, String code, String meaning, String remedy) {
        this.owner = owner;
        this.status = status;
        this.code = code;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** @return the type behind a code; empty for one that no module has announced */
    public static Optional<ProblemType> byCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** @return the module whose tests reach it */
    public Owner owner() {
        return owner;
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /** @return the stable code, by which programs decide */
    public String code() {
        return code;
    }

    /** @return what it means, for people, without an end mark: also the problem's title */
    public String meaning() {
        return meaning;
    }

    /** @return what the caller can do about it, as Markdown */
    public String remedy() {
        return remedy;
    }

    /** @return whether the same request may succeed later without anybody changing anything */
    public boolean retryable() {
        return switch (this) {
            case IDEMPOTENCY_KEY_IN_FLIGHT,
                    DATABASE_UNAVAILABLE,
                    WORKSPACE_MISSING,
                    AGENT_DOWN,
                    TOO_MANY_TRIES,
                    RATE_LIMITED,
                    TOO_MANY_STREAMS,
                    SERVICE_TIMEOUT,
                    LOGIN_PROVIDER_UNAVAILABLE,
                    SERVICE_UNAVAILABLE -> true;
            default -> false;
        };
    }
}
