package dev.sitewright.projects.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a project appears in lists: as a model made it up, and until then as its prompt has it. */
@Embeddable
class Looks {
    /** Stands for any site. */
    static final String ICON = "🌐";

    private static final int DESCRIPTION_LENGTH = 160;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private @Nullable String icon;
    private @Nullable String description;

    @Column(name = "named_by")
    private String namedBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Looks() {}

    private Looks(NamedBy namedBy) {
        this.namedBy = namedBy.wireName();
    }

    static Looks named(NamedBy namedBy) {
        return new Looks(namedBy);
    }

    /** @return whether it is other than before */
    boolean become(String newIcon, String newDescription) {
        var changed = !newIcon.equals(icon) || !newDescription.equals(description);
        icon = newIcon;
        description = newDescription;
        return changed;
    }

    void nameBy(NamedBy who) {
        namedBy = who.wireName();
    }

    NamedBy namedBy() {
        return NamedBy.of(namedBy);
    }

    String icon() {
        return icon == null ? ICON : icon;
    }

    /** @param prompt what the project is described by until something better is known */
    String description(String prompt) {
        return description == null ? beginningOf(prompt) : description;
    }

    private static String beginningOf(String prompt) {
        var line = BLANKS.matcher(prompt).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= DESCRIPTION_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, DESCRIPTION_LENGTH - 1)) + "…";
    }
}
