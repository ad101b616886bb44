package dev.sitewright.bridge.passthrough;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of OpenCode's API passes. Everything else is the server's, not a project's: settings, keys, terminals, other directories. */
enum Endpoint {
    HEALTH("GET", "/global/health"),
    LIST_SESSIONS("GET", "/session"),
    CREATE_SESSION("POST", "/session"),
    STATUSES("GET", "/session/status"),
    GET_SESSION("GET", "/session/{s}"),
    PATCH_SESSION("PATCH", "/session/{s}"),
    DELETE_SESSION("DELETE", "/session/{s}"),
    CHILDREN("GET", "/session/{s}/children"),
    TODO("GET", "/session/{s}/todo"),
    DIFF("GET", "/session/{s}/diff"),
    MESSAGES("GET", "/session/{s}/message"),
    MESSAGE("GET", "/session/{s}/message/{m}"),
    PROMPT("POST", "/session/{s}/message"),
    PROMPT_ASYNC("POST", "/session/{s}/prompt_async"),
    COMMAND("POST", "/session/{s}/command"),
    SHELL("POST", "/session/{s}/shell"),
    ABORT("POST", "/session/{s}/abort"),
    FORK("POST", "/session/{s}/fork"),
    SUMMARIZE("POST", "/session/{s}/summarize"),
    REVERT("POST", "/session/{s}/revert"),
    UNREVERT("POST", "/session/{s}/unrevert"),
    OLD_PERMISSION("POST", "/session/{s}/permissions/{r}"),
    PERMISSIONS("GET", "/permission"),
    REPLY("POST", "/permission/{r}/reply"),
    QUESTIONS("GET", "/question"),
    ANSWER("POST", "/question/{r}/reply"),
    REJECT("POST", "/question/{r}/reject"),
    MCP("GET", "/mcp"),
    MCP_CONNECT("POST", "/mcp/{n}/connect"),
    MCP_DISCONNECT("POST", "/mcp/{n}/disconnect"),
    AGENTS("GET", "/agent"),
    COMMANDS("GET", "/command"),
    PROVIDERS("GET", "/provider"),
    CONFIG_PROVIDERS("GET", "/config/providers"),
    FILES("GET", "/file"),
    FILE("GET", "/file/content"),
    FILE_STATUS("GET", "/file/status"),
    FIND("GET", "/find"),
    FIND_FILE("GET", "/find/file"),
    VCS("GET", "/vcs"),
    VCS_STATUS("GET", "/vcs/status"),
    VCS_DIFF("GET", "/vcs/diff");

    private final String method;
    private final String template;
    private final Pattern path;

    Endpoint(String method, String template) {
        this.method = method;
        this.template = template;
        this.path = Pattern.compile(template.replace("{s}", "(?<session>ses_[0-9A-Za-z]{26})")
                .replace("{m}", "(?<message>msg_[0-9A-Za-z]{26})")
                .replace("{n}", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
                .replace("{r}", "(?<request>(?:per|que)_[0-9A-Za-z]{26})"));
    }

    /** An endpoint that was asked for, with the ids in its address. */
    record Asked(
            Endpoint endpoint,
            @Nullable String session,
            @Nullable String request) {}

    /** @return what an address asks for; empty when it does not pass */
    static Optional<Asked> of(String method, String path) {
        return Arrays.stream(values())
                .filter(one -> one.method.equals(method))
                .flatMap(one -> {
                    var found = one.path.matcher(path);
                    return found.matches()
                            ? java.util.stream.Stream.of(new Asked(
                                    one,
                                    one.template.contains("{s}") ? found.group("session") : null,
                                    one.template.contains("{r}") ? found.group("request") : null))
                            : java.util.stream.Stream.empty();
                })
                .findFirst();
    }

    /** @return the method, and the path with OpenCode's own names for what differs */
    String documented() {
        return method + " "
                + template.replace("{s}", "{sessionID}")
                        .replace("{m}", "{messageID}")
                        .replace("{n}", "{name}")
                        .replace("{r}", this == OLD_PERMISSION ? "{permissionID}" : "{requestID}");
    }

    /** @return whether the answer comes when the run ends */
    boolean takesAWholeRun() {
        return this == PROMPT || this == COMMAND || this == SHELL || this == SUMMARIZE;
    }

    /** @return whether it is about what the project has of its own: that has to be in its instance */
    boolean needsItsOwn() {
        return costs() || this == PROVIDERS || this == CONFIG_PROVIDERS || this == MCP;
    }

    /** @return whether it has the model work */
    boolean costs() {
        return this == PROMPT || this == PROMPT_ASYNC || this == COMMAND || this == SUMMARIZE;
    }
}
