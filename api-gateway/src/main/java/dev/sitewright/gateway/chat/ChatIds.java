package dev.sitewright.gateway.chat;

import dev.sitewright.gateway.proxy.ResourceIds;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import java.util.regex.Pattern;

/** Ids in addresses of the agent: before one becomes part of another address, it must be seen to be one. */
final class ChatIds {
    private static final Pattern OPENCODE = Pattern.compile("(ses|per|que)_[0-9A-Za-z]{26}");

    private ChatIds() {}

    static String project(String id) {
        return ResourceIds.require("prj", id, ProblemType.PROJECT_NOT_FOUND);
    }

    static String session(String id) {
        return opencode("ses_", id, ProblemType.SESSION_NOT_FOUND);
    }

    static String request(String id) {
        return opencode(id.startsWith("que_") ? "que_" : "per_", id, ProblemType.REQUEST_NOT_FOUND);
    }

    /** Prompts of jobs have their ids. */
    static String prompt(String id) {
        return ResourceIds.require(id.startsWith("job_") ? "job" : "pmt", id, ProblemType.PROMPT_NOT_FOUND);
    }

    private static String opencode(String prefix, String id, ProblemType missing) {
        if (!id.startsWith(prefix) || !OPENCODE.matcher(id).matches()) {
            throw new ProblemException(Problem.of(missing));
        }
        return id;
    }
}
