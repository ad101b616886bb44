package dev.sitewright.bridge.waiting;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.record.Request;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.session.Words;
import dev.sitewright.bridge.session.Workplace;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives the agent people's answers. Whoever is first counts: a second answer, and the deadline's, is refused. */
@ApplicationScoped
class Answering {
    private static final int LONGEST = 10_000;

    private final ChatRequests requests;
    private final Sessions sessions;
    private final Workplace workplace;
    private final Audit audit;
    private final Clock clock;

    Answering(ChatRequests requests, Sessions sessions, Workplace workplace, Audit audit, Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.workplace = workplace;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was answered. */
    record Given(String id, String state) {}

    /** @return the request as it stands; works in the current transaction, fails with {@link ProblemException} */
    Uni<Given> answer(Origin origin, ChatRequest request, GiveAnswer answer) {
        return requests.claim(
                        request.id(), origin.actorId(), OpenCodeJson.parse(OpenCodeJson.write(answer)), clock.instant())
                .chain(() -> sessions.find(request.sessionId()))
                .map(Optional::orElseThrow)
                .chain(session -> workplace.ask(session.projectId(), client -> give(client, session, request, answer)))
                .invoke(waited -> {
                    if (!waited) {
                        throw ChatRequests.answered();
                    }
                })
                .chain(() -> audit.append(
                        origin, List.of(new Audited("request.answer", request.id(), origin.actorId(), null, answer))))
                .replaceWith(new Given(request.id(), "answered"));
    }

    private static Uni<Boolean> give(OpenCodeClient client, Session session, ChatRequest request, GiveAnswer answer) {
        var directory = session.directory();
        var answers = answer.answers();
        if (Request.QUESTION.equals(request.kind())) {
            return answers == null
                    ? client.requests().reject(directory, request.id())
                    : client.requests().answer(directory, request.id(), answers);
        }
        var reply = new HashMap<String, Object>(Map.of("reply", String.valueOf(answer.reply())));
        Optional.ofNullable(answer.message()).ifPresent(words -> reply.put("message", words));
        return client.requests().reply(directory, request.id(), reply);
    }

    /** Refuses, with a {@link ProblemException}, what is no answer to this request. */
    static void check(ChatRequest request, GiveAnswer answer) {
        var question = Request.QUESTION.equals(request.kind());
        var reply = answer.reply();
        var answers = answer.answers();
        if (question ? reply == null && answers == null : reply == null) {
            throw refused(question ? "/answers" : "/reply", FaultType.MISSING, "is missing");
        }
        var known = question ? Set.of("reject") : Set.of("once", "always", "reject");
        if (reply != null && !known.contains(reply)) {
            throw refused("/reply", FaultType.UNKNOWN_VALUE, "is none of " + known);
        }
        if (answers != null) {
            checkAnswers(request, answers);
        }
        var message = answer.message();
        if (message != null && (message.length() > LONGEST || !Words.canBeKept(message))) {
            throw refused(
                    "/message", FaultType.TOO_LONG, "is longer than " + LONGEST + " characters, or cannot be kept");
        }
    }

    private static void checkAnswers(ChatRequest request, List<List<String>> answers) {
        var asked = request.questions();
        if (asked == null) {
            throw refused("/answers", FaultType.UNKNOWN_FIELD, "are for questions");
        }
        if (answers.size() != asked.size()) {
            throw refused(
                    "/answers", FaultType.WRONG_FORM, "must be one list for each of " + asked.size() + " questions");
        }
        for (var chosen : answers) {
            if (chosen == null
                    || chosen.isEmpty()
                    || chosen.stream()
                            .anyMatch(text -> text == null || text.length() > LONGEST || !Words.canBeKept(text))) {
                throw refused("/answers", FaultType.WRONG_FORM, "must hold at least one text for each question");
            }
        }
    }

    private static ProblemException refused(String place, FaultType fault, String detail) {
        return new ProblemException(Problem.invalid(fault.at(place, detail)));
    }
}
