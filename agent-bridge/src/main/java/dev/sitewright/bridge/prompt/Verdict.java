package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a prompt stands, judged from the messages of its session while the session rests. */
sealed interface Verdict {
    /** The agent answered to the end. */
    record Finished() implements Verdict {}

    /**
     * The agent will not go on.
     *
     * @param about the message that broke off; null when there is none
     */
    record Failed(Diagnostic reason, @Nullable String about) implements Verdict {}

    /** The model cannot, and another one is to go on: as {@link Failed}, but not the end. */
    record FallenBack(Diagnostic reason, @Nullable String about) implements Verdict {}

    /** OpenCode died, or lost the run: these answers will never end. */
    record Interrupted(List<MessageView> lost) implements Verdict {}

    /** OpenCode does not have the prompt's message. */
    record Missing() implements Verdict {}

    /**
     * It rests without an end: a later look may show one, else it counts as interrupted.
     *
     * @param begun whether there is an answer: before the first, OpenCode may still be opening the directory
     */
    record Unsettled(boolean begun) implements Verdict {}

    /**
     * Judges.
     *
     * @param messages all of the session, oldest first
     * @param sameServer whether the server that got the prompt still runs: another one will not go on by itself
     * @param failure an error the session met since, which no message carries; null without one
     */
    static Verdict of(Prompt prompt, List<MessageView> messages, boolean sameServer, @Nullable Diagnostic failure) {
        var place = placeOf(prompt.messageId(), messages);
        var answers = place < 0 ? List.<MessageView>of() : answersAfter(place, messages);
        if (!answers.isEmpty()) {
            return ofLast(prompt, answers, sameServer);
        }
        if (prompt.diagnostic() != null) { // stopped by us before the first answer
            return new Failed(prompt.diagnostic(), null);
        }
        if (place < 0) {
            return sameServer ? new Unsettled(false) : new Missing();
        }
        if (failure != null) {
            return new Failed(failure, null);
        }
        return sameServer ? new Unsettled(false) : new Interrupted(List.of());
    }

    private static Verdict ofLast(Prompt prompt, List<MessageView> answers, boolean sameServer) {
        var last = answers.getLast().info();
        var error = last.error();
        if (error != null && !error.isAborted()) {
            return new Failed(Diagnosis.of(error), last.id());
        }
        if (!last.completed()) {
            return sameServer ? new Unsettled(true) : new Interrupted(endless(answers));
        }
        if (last.finish() == null || error != null) {
            return stopped(prompt, sameServer);
        }
        return "tool-calls".equals(last.finish()) && !sameServer ? new Interrupted(List.of()) : new Finished();
    }

    /** Stopped by us, for a reason that was noted; by the server, which ends its runs when it is ended; or by a person. */
    private static Verdict stopped(Prompt prompt, boolean sameServer) {
        var reason = prompt.diagnostic();
        if (reason != null) {
            return new Failed(reason, null);
        }
        return sameServer ? new Finished() : new Interrupted(List.of());
    }

    /** @return the answers without an end */
    static List<MessageView> endless(List<MessageView> answers) {
        return answers.stream().filter(view -> !view.info().completed()).toList();
    }

    /** @return what the agent said after the prompt, before the next one that a person wrote */
    static List<MessageView> answersAfter(int place, List<MessageView> messages) {
        return messages.stream()
                .skip(place + 1L)
                .takeWhile(view -> !isPrompt(view))
                .filter(view -> view.info().isAssistant())
                .toList();
    }

    static int placeOf(String messageId, List<MessageView> messages) {
        return messages.stream()
                .map(MessageView::info)
                .map(MessageInfo::id)
                .toList()
                .indexOf(messageId);
    }

    private static boolean isPrompt(MessageView view) {
        return view.info().isUser()
                && view.parts().stream().anyMatch(part -> part.content() instanceof Part.Text text && !text.hidden());
    }
}
