package dev.sitewright.bridge.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sitewright.bridge.prompt.NewPrompt.NewAttachment;
import dev.sitewright.bridge.session.SessionChecks;
import dev.sitewright.bridge.session.Words;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Checks what the agent is asked, and finds every fault at once. */
final class PromptChecks {
    private static final int LONGEST_TEXT = 65_536; // bytes of UTF-8
    private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    private PromptChecks() {}

    /** What was asked, checked. */
    record Asked(String text, Manner manner) {}

    static Result<Asked> check(NewPrompt item) {
        var faults = new Faults();
        checkText(item, faults);
        if (item.command() != null && !COMMAND.matcher(item.command()).matches()) {
            faults.add("/command", FaultType.WRONG_FORM, "is no name of a command");
        }
        SessionChecks.checkAgent(item.agent(), faults);
        SessionChecks.checkModel(item.model(), faults);
        var when = Objects.requireNonNullElse(item.whenBusy(), "wait");
        if (!List.of("wait", "join").contains(when)) {
            faults.add("/whenBusy", FaultType.UNKNOWN_VALUE, "is neither wait nor join");
        }
        var sent = Objects.requireNonNullElse(item.attachments(), List.<NewAttachment>of());
        AttachmentChecks.check(sent, faults);
        return faults.orElse(() -> new Asked(
                Objects.requireNonNullElse(item.text(), ""),
                new Manner(
                        item.command(), item.agent(), item.model(), attachments(sent), when.equals("wait"), 0, null)));
    }

    private static void checkText(NewPrompt item, Faults faults) {
        var text = item.text();
        if (text == null) {
            if (item.command() == null) {
                faults.add("/text", FaultType.MISSING, "is missing");
            }
        } else if (text.isBlank() && item.command() == null) {
            faults.add("/text", FaultType.BLANK, "is blank");
        } else if (!Words.canBeKept(text)) {
            faults.add("/text", FaultType.INVALID_CHARACTER, "holds U+0000 or half a character");
        } else if (text.getBytes(UTF_8).length > LONGEST_TEXT) {
            faults.add("/text", FaultType.TOO_LONG, "is longer than " + LONGEST_TEXT + " bytes of UTF-8");
        }
    }

    private static List<Attachment> attachments(List<NewAttachment> sent) {
        var checked = new ArrayList<Attachment>();
        for (var file : sent) {
            checked.add(new Attachment(
                    Objects.requireNonNull(file.name()),
                    Objects.requireNonNull(file.mime()),
                    Objects.requireNonNull(file.data())));
        }
        return List.copyOf(checked);
    }
}
