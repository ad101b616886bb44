package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Conversations;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of messages from outside: before one becomes part of an address, it must be seen to be one of the session's. */
final class MessageIds {
    private static final Pattern FORM = Pattern.compile("msg_[0-9A-Za-z]{26}");

    private MessageIds() {}

    static Uni<String> require(Conversations conversations, String sessionId, @Nullable String messageId) {
        if (messageId == null) {
            throw new ProblemException(Problem.invalid(FaultType.MISSING.at("?messageId", "is missing")));
        }
        return FORM.matcher(messageId).matches()
                ? conversations.has(sessionId, messageId).map(there -> {
                    if (!there) {
                        throw new ProblemException(Problem.of(ProblemType.MESSAGE_NOT_FOUND));
                    }
                    return messageId;
                })
                : Uni.createFrom().failure(new ProblemException(Problem.of(ProblemType.MESSAGE_NOT_FOUND)));
    }
}
