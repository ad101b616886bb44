package dev.sitewright.platform.problem;

import dev.sitewright.platform.problem.Problem.FieldError;

/** What can be wrong at one place of a request: the codes in {@code errors}, in the words of {@code docs/problems.md}. */
public enum FaultType {
    /** Nothing is there, and something must be. */
    MISSING("missing", "Something must stand here."),
    /** Only blanks. */
    BLANK("blank", "There is nothing but blanks here."),
    /** A list without items. */
    EMPTY("empty", "The list has no items."),
    /** Text beyond its limit. */
    TOO_LONG("too-long", "The text is too long."),
    /** Content beyond its limit. */
    TOO_LARGE("too-large", "There is too much of it."),
    /** Text under its limit. */
    TOO_SHORT("too-short", "The text is too short."),
    /** Not what is kept. */
    WRONG_PASSWORD("wrong-password", "This is not the present password."),
    /** More than a hundred items. */
    TOO_MANY_ITEMS("too-many-items", "The list has more than 100 items."),
    /** The same resource twice. */
    DUPLICATE_ITEM("duplicate-item", "An item before this one is about the same resource."),
    /** U+0000, half a surrogate pair, or a control character. */
    INVALID_CHARACTER("invalid-character", "There is a character that cannot be kept."),
    /** Text that does not follow its rule. */
    WRONG_FORM("wrong-form", "The value does not have the form that it must have."),
    /** No field of this name. */
    UNKNOWN_FIELD("unknown-field", "There is no such field here, or it cannot be changed."),
    /** Another JSON type. */
    WRONG_TYPE("wrong-type", "The value has the wrong type."),
    /** Not one of the values that are possible. */
    UNKNOWN_VALUE("unknown-value", "The value is none of those that are possible."),
    /** No such template. */
    UNKNOWN_TEMPLATE("unknown-template", "There is no such template."),
    /** Neither {@code atomic} nor {@code partial}. */
    UNKNOWN_MODE("unknown-mode", "The mode is neither `atomic` nor `partial`."),
    /** More than the sender may do, and so may not give. */
    NOT_YOURS("not-yours", "You cannot give what you do not have."),
    /** A number beyond its limits. */
    OUT_OF_RANGE("out-of-range", "The number is too small or too large."),
    /** A cursor of another list. */
    INVALID_CURSOR("invalid-cursor", "The cursor was not given out for this list with this filter and order.");

    private final String code;
    private final String meaning;

    FaultType(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** @return the stable code */
    public String code() {
        return code;
    }

    /** @return what it means, as a sentence in Markdown */
    public String meaning() {
        return meaning;
    }

    /**
     * Names a place.
     *
     * @param pointer a JSON pointer into the body, {@code ?name} or {@code name:}
     * @param detail what is wrong there, as the rest of a sentence that begins with the place
     */
    public FieldError at(String pointer, String detail) {
        return new FieldError(pointer, code, detail);
    }
}
