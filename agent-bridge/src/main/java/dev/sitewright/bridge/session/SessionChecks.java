package dev.sitewright.bridge.session;

import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what is asked of sessions, and finds every fault at once. */
public final class SessionChecks {
    private static final int LONGEST_TITLE = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,64}");

    private SessionChecks() {}

    static Result<NewSession> check(NewSession item) {
        var faults = new Faults();
        if (item.title() != null) {
            checkTitle(item.title(), faults);
        }
        checkAgent(item.agent(), faults);
        checkModel(item.model(), faults);
        return faults.orElse(() -> item);
    }

    static Result<SessionPatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("title", "archived"), faults);
        var title = patch.text("title", faults);
        title.ifPresent(text -> checkTitle(text, faults));
        var archived = patch.flag("archived", faults);
        return faults.orElse(() -> new SessionPatch(title, archived));
    }

    /** Notes what cannot be an agent's name. */
    public static void checkAgent(@Nullable String agent, Faults faults) {
        if (agent != null && !NAME.matcher(agent).matches()) {
            faults.add("/agent", FaultType.WRONG_FORM, "is no name of an agent");
        }
    }

    /** Notes what cannot be a model's name. */
    public static void checkModel(@Nullable String model, Faults faults) {
        if (model != null && Model.parse(model).isEmpty()) {
            faults.add("/model", FaultType.WRONG_FORM, "is not of the form provider/model");
        }
    }

    private static void checkTitle(String title, Faults faults) {
        if (title.isBlank()) {
            faults.add("/title", FaultType.BLANK, "is blank");
        } else if (title.length() > LONGEST_TITLE) {
            faults.add("/title", FaultType.TOO_LONG, "is longer than " + LONGEST_TITLE + " characters");
        } else if (!Words.canBeKept(title)) {
            faults.add("/title", FaultType.INVALID_CHARACTER, "holds U+0000 or half a character");
        }
    }
}
