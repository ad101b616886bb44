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
 * be renamed, its code not. Each is reached by a test in the module that owns it. What people read of it stands in {@code problems.json}.
 */
public enum ProblemType {
    /** The body is text that no JSON parser takes. */
    BAD_JSON(PLATFORM, 400, "bad-json"),
    /** JSON of another form than this address takes. */
    BAD_BODY(PLATFORM, 400, "bad-body"),
    /** A request that HTTP does not allow. */
    BAD_REQUEST(PLATFORM, 400, "bad-request"),
    /** No token, or one that is not valid here. */
    NOT_SIGNED_IN(PLATFORM, 401, "not-signed-in"),
    /** A valid token that does not suffice. */
    NOT_ALLOWED(PLATFORM, 403, "not-allowed"),
    /** No such address. */
    NOT_FOUND(PLATFORM, 404, "not-found"),
    /** The address is right, the method not. */
    METHOD_NOT_ALLOWED(PLATFORM, 405, "method-not-allowed"),
    /** {@code Accept} leaves nothing that could be answered. */
    NOT_ACCEPTABLE(PLATFORM, 406, "not-acceptable"),
    /** The same key, and the first request with it is not done. */
    IDEMPOTENCY_KEY_IN_FLIGHT(PLATFORM, 409, "idempotency-key-in-flight"),
    /** {@code If-Match} or {@code version} names a version that is gone. */
    PRECONDITION_FAILED(PLATFORM, 412, "precondition-failed"),
    /** The body is larger than this address takes. */
    BODY_TOO_LARGE(PLATFORM, 413, "body-too-large"),
    /** Path and query together, or the query alone. */
    ADDRESS_TOO_LONG(PLATFORM, 414, "address-too-long"),
    /** The body's media type is not taken here. */
    UNSUPPORTED_MEDIA_TYPE(PLATFORM, 415, "unsupported-media-type"),
    /** Readable, and not acceptable. */
    INVALID_INPUT(PLATFORM, 422, "invalid-input"),
    /** A key that stood for another request. */
    IDEMPOTENCY_KEY_REUSED(PLATFORM, 422, "idempotency-key-reused"),
    /** A change of one version that does not say which. */
    PRECONDITION_REQUIRED(PLATFORM, 428, "precondition-required"),
    /** Too many header fields, or too long ones. */
    HEADERS_TOO_LARGE(PLATFORM, 431, "headers-too-large"),
    /** A defect, ours. */
    INTERNAL_ERROR(PLATFORM, 500, "internal-error"),
    /** The service's database does not answer. */
    DATABASE_UNAVAILABLE(PLATFORM, 503, "database-unavailable"),

    /** Also answered for the projects of others. */
    PROJECT_NOT_FOUND(PROJECT_SERVICE, 404, "project-not-found"),
    /** The owner has another project at this address. */
    PROJECT_SLUG_TAKEN(PROJECT_SERVICE, 409, "project-slug-taken"),
    /** It is wanted deleted, which is final. */
    PROJECT_DELETED(PROJECT_SERVICE, 409, "project-deleted"),

    /** The agent knows no such prompt. */
    PROMPT_NOT_FOUND(AGENT_BRIDGE, 404, "prompt-not-found"),
    /** The agent knows no such session. */
    SESSION_NOT_FOUND(AGENT_BRIDGE, 404, "session-not-found"),
    /** The agent knows no such generation. */
    GENERATION_NOT_FOUND(AGENT_BRIDGE, 404, "generation-not-found"),
    /** The same prompt id with another text. */
    PROMPT_DIFFERS(AGENT_BRIDGE, 409, "prompt-differs"),
    /** The project's files are not there yet. */
    WORKSPACE_MISSING(AGENT_BRIDGE, 409, "workspace-missing"),
    /** The agent has it, or it has ended. */
    PROMPT_UNDER_WAY(AGENT_BRIDGE, 409, "prompt-under-way"),
    /** The agent works in this session. */
    SESSION_BUSY(AGENT_BRIDGE, 409, "session-busy"),
    /** No message of this id in the session. */
    MESSAGE_NOT_FOUND(AGENT_BRIDGE, 404, "message-not-found"),
    /** No question or request for permission of this id. */
    REQUEST_NOT_FOUND(AGENT_BRIDGE, 404, "request-not-found"),
    /** Somebody, or its deadline, was faster. */
    REQUEST_ANSWERED(AGENT_BRIDGE, 409, "request-answered"),
    /** The installation lets nobody of this role run commands. */
    SHELL_NOT_ALLOWED(AGENT_BRIDGE, 403, "shell-not-allowed"),
    /** Also answered for what others have added. */
    CONNECTION_NOT_FOUND(AGENT_BRIDGE, 404, "connection-not-found"),
    /** Also answered for those of other projects. */
    MCP_SERVER_NOT_FOUND(AGENT_BRIDGE, 404, "mcp-server-not-found"),
    /** Also answered for those of other projects. */
    SKILL_NOT_FOUND(AGENT_BRIDGE, 404, "skill-not-found"),
    /** One of this name is there already. */
    EXTENSION_NAME_TAKEN(AGENT_BRIDGE, 409, "extension-name-taken"),
    /** A cap on what the agent may use is reached. */
    BUDGET_REACHED(AGENT_BRIDGE, 403, "budget-reached"),
    /** Also answered for the attempts of others. */
    SIGN_IN_NOT_FOUND(AGENT_BRIDGE, 404, "sign-in-not-found"),
    /** An attempt is used once, and only while it waits. */
    SIGN_IN_NOT_WAITING(AGENT_BRIDGE, 409, "sign-in-not-waiting"),
    /** The provider, or OpenCode on its behalf, does not begin. */
    SIGN_IN_REFUSED(AGENT_BRIDGE, 502, "sign-in-refused"),
    /** Each open attempt has an OpenCode of its own. */
    SIGN_INS_FULL(AGENT_BRIDGE, 429, "sign-ins-full"),
    /** One server for everybody would lend a person's account to all. */
    SIGN_IN_NEEDS_OWN_SERVER(AGENT_BRIDGE, 409, "sign-in-needs-own-server"),
    /** As many projects' servers as there may be are at work. */
    AGENTS_BUSY(AGENT_BRIDGE, 503, "agents-busy"),
    /** OpenCode does not answer. */
    AGENT_DOWN(AGENT_BRIDGE, 503, "agent-down"),

    /** Also answered for the jobs of others. */
    JOB_NOT_FOUND(JOB_WORKER, 404, "job-not-found"),
    /** Not in this state. */
    JOB_WRONG_STATE(JOB_WORKER, 409, "job-wrong-state"),
    /** The dedupe key is another's by now. */
    JOB_KEY_TAKEN(JOB_WORKER, 409, "job-key-taken"),
    /** Nothing recurs under this name. */
    SCHEDULE_NOT_FOUND(JOB_WORKER, 404, "schedule-not-found"),
    /** The name is another's. */
    SCHEDULE_NAME_TAKEN(JOB_WORKER, 409, "schedule-name-taken"),
    /** No preview of such a project. */
    RUNTIME_NOT_FOUND(JOB_WORKER, 404, "runtime-not-found"),

    /** A query parameter of the event stream. */
    BAD_PARAMETER(PLATFORM, 400, "bad-parameter"),
    /** User name and password do not fit. */
    WRONG_CREDENTIALS(API_GATEWAY, 401, "wrong-credentials"),
    /** A token that was good once. */
    TOKEN_EXPIRED(API_GATEWAY, 401, "token-expired"),
    /** What works for a personal token has cost as much as the token allows. */
    SPENDING_CAP_REACHED(API_GATEWAY, 403, "spending-cap-reached"),
    /** A refresh token that is none, has expired, was ended, or was used before. */
    REFRESH_TOKEN_INVALID(API_GATEWAY, 401, "refresh-token-invalid"),
    /** No personal token of this id, or somebody else's. */
    TOKEN_NOT_FOUND(API_GATEWAY, 404, "token-not-found"),
    /** The caller has no webhook of this id. */
    WEBHOOK_NOT_FOUND(API_GATEWAY, 404, "webhook-not-found"),
    /** Nothing of this id was sent to the webhook, or it is not kept any more. */
    WEBHOOK_DELIVERY_NOT_FOUND(API_GATEWAY, 404, "webhook-delivery-not-found"),
    /** Nothing is sent to a disabled webhook. */
    WEBHOOK_DISABLED(API_GATEWAY, 409, "webhook-disabled"),
    /** A change sent from a page of another origin. */
    CROSS_ORIGIN(API_GATEWAY, 403, "cross-origin"),
    /** No account of this id. */
    USER_NOT_FOUND(API_GATEWAY, 404, "user-not-found"),
    /** The caller has no session of this id. */
    LOGIN_SESSION_NOT_FOUND(API_GATEWAY, 404, "login-session-not-found"),
    /** Somebody is called so. */
    USERNAME_TAKEN(API_GATEWAY, 409, "username-taken"),
    /** The change would leave nobody who manages the rest. */
    LAST_ADMIN(API_GATEWAY, 409, "last-admin"),
    /** No provider of this name is configured. */
    LOGIN_PROVIDER_NOT_FOUND(API_GATEWAY, 404, "login-provider-not-found"),
    /** A provider's answer does not belong to what this browser began, or is not what it must be. */
    LOGIN_NOT_COMPLETED(API_GATEWAY, 401, "login-not-completed"),
    /** A provider vouches for somebody who has no account. */
    REGISTRATION_CLOSED(API_GATEWAY, 403, "registration-closed"),
    /** A provider that does not answer, or not as one. */
    LOGIN_PROVIDER_UNAVAILABLE(API_GATEWAY, 503, "login-provider-unavailable"),
    /** The first administrator exists. */
    ALREADY_SET_UP(API_GATEWAY, 409, "already-set-up"),
    /** The asked events are older than any that is kept. */
    EVENTS_GONE(API_GATEWAY, 410, "events-gone"),
    /** No setting of this id. */
    SETTING_NOT_FOUND(API_GATEWAY, 404, "setting-not-found"),
    /** Too many failed sign-ins. */
    TOO_MANY_TRIES(API_GATEWAY, 429, "too-many-tries"),
    /** More calls than the caller's limit for this class of call allows. */
    RATE_LIMITED(API_GATEWAY, 429, "rate-limited"),
    /** More streams open at a time than one person may have. */
    TOO_MANY_STREAMS(API_GATEWAY, 429, "too-many-streams"),
    /** The service behind the gateway does not answer. */
    SERVICE_UNAVAILABLE(API_GATEWAY, 503, "service-unavailable"),
    /** The service behind the gateway was asked, and is still at it, or froze. */
    SERVICE_TIMEOUT(API_GATEWAY, 504, "service-timeout");

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

    ProblemType(Owner owner, int status, String code) {
        this.owner = owner;
        this.status = status;
        this.code = code;
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
        return ProblemText.of(code).meaning();
    }

    /** @return what the caller can do about it, as Markdown */
    public String remedy() {
        return ProblemText.of(code).remedy();
    }

    /** @return whether the same request may succeed later without anybody changing anything */
    public boolean retryable() {
        return switch (this) {
            case IDEMPOTENCY_KEY_IN_FLIGHT,
                    DATABASE_UNAVAILABLE,
                    WORKSPACE_MISSING,
                    AGENT_DOWN,
                    AGENTS_BUSY,
                    SIGN_INS_FULL,
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
