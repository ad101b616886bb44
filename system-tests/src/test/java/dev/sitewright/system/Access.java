package dev.sitewright.system;

import dev.sitewright.system.Callers.Kind;
import java.util.Set;

/** What somebody is to get from an operation. */
enum Access {
    /** It goes well. */
    GOOD,
    /** Whatever it is, it is not for want of rights. */
    OPEN,
    /** As open, but a credential that is sent must be good. */
    OPEN_OR_UNKNOWN,
    /** 401. */
    UNKNOWN,
    /** 403. */
    FORBIDDEN,
    /** 404: what is somebody else's is not there. */
    HIDDEN;

    /** What administrators reach by their role, whoever owns it. */
    private static final Set<String> EVERYBODYS = Set.of("jobs");

    private static final Set<String> UNKNOWN_CODES = Set.of("not-signed-in", "token-expired");

    /** @return what follows from the document */
    static Access of(ApiOperation operation, Kind caller) {
        if (operation.isOpen()) {
            return caller == Kind.REFUSED ? OPEN_OR_UNKNOWN : OPEN;
        }
        return switch (caller) {
            case ANONYMOUS, REFUSED -> UNKNOWN;
            case NARROW -> FORBIDDEN;
            case OWNER -> operation.isForAdministrators() ? FORBIDDEN : GOOD;
            case STRANGER -> ofStranger(operation);
            case ADMIN ->
                operation.hasTarget() && !operation.reachesOthers() && !EVERYBODYS.contains(operation.collection())
                        ? HIDDEN
                        : GOOD;
        };
    }

    private static Access ofStranger(ApiOperation operation) {
        if (operation.isForAdministrators()) {
            return FORBIDDEN;
        }
        return operation.hasTarget() ? HIDDEN : GOOD;
    }

    /** @return whether it takes no effect */
    boolean isRefusal() {
        return switch (this) {
            case GOOD, OPEN, OPEN_OR_UNKNOWN -> false;
            case UNKNOWN, FORBIDDEN, HIDDEN -> true;
        };
    }

    /** @return whether an answer is that */
    boolean fits(Door.Answer answer) {
        var isUnknown = answer.status() == 401
                && UNKNOWN_CODES.contains(answer.json().path("code").asText());
        return switch (this) {
            case GOOD -> answer.isGood() || answer.status() == 409; // a state is no matter of rights
            case OPEN -> answer.status() < 500 && answer.status() != 403 && !isUnknown;
            case OPEN_OR_UNKNOWN -> isUnknown || OPEN.fits(answer);
            case UNKNOWN -> isUnknown;
            case FORBIDDEN -> answer.status() == 403 && answer.text().contains("\"not-allowed\"");
            case HIDDEN -> answer.status() == 404;
        };
    }
}
