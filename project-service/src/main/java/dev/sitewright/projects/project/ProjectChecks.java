package dev.sitewright.projects.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what was asked for, and finds every fault of an item at once, each with its place. */
@Singleton
class ProjectChecks {
    /** Longest prompt, in bytes of UTF-8; the table checks it too. */
    static final int MAX_PROMPT_BYTES = 65_536;

    private static final Set<String> CHANGEABLE = Set.of("name", "slug", "wantedState");

    private final List<String> templates;

    ProjectChecks(ProjectsConfig config) {
        this.templates = config.templates();
    }

    /** @return the project that was asked for */
    Result<NewProject> check(CreateProject item) {
        var faults = new Faults();
        checkPrompt(item.prompt(), faults);
        Optional.ofNullable(item.name()).ifPresent(name -> checkName(name, faults));
        var template = Objects.requireNonNullElse(item.template(), templates.getFirst());
        if (!templates.contains(template)) {
            faults.add("/template", FaultType.UNKNOWN_TEMPLATE, "is none of " + String.join(", ", templates));
        }
        return faults.orElse(() -> newProject(Objects.requireNonNull(item.prompt()), item.name(), template));
    }

    private static NewProject newProject(String prompt, @Nullable String name, String template) {
        return name == null
                ? new NewProject(prompt, ProjectName.fromPrompt(prompt), NamedBy.PROMPT, template)
                : new NewProject(prompt, new ProjectName(name.strip()), NamedBy.OWNER, template);
    }

    /** @return the change that was asked for */
    Result<ProjectPatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(CHANGEABLE, faults);
        var name = patch.text("name", faults);
        name.ifPresent(text -> checkName(text, faults));
        var slug = patch.text("slug", faults);
        slug.filter(text -> !Slug.isOne(text))
                .ifPresent(text -> faults.add(
                        "/slug", FaultType.WRONG_FORM, "is not 1 to 63 of a-z, 0-9 and single hyphens between them"));
        var wanted = patch.text("wantedState", faults);
        wanted.filter(text -> WantedState.ofOwner(text).isEmpty())
                .ifPresent(
                        text -> faults.add("/wantedState", FaultType.UNKNOWN_VALUE, "is neither running nor stopped"));
        return faults.orElse(() -> new ProjectPatch(
                name.map(String::strip).map(ProjectName::new),
                slug.map(Slug::new),
                wanted.flatMap(WantedState::ofOwner)));
    }

    private static void checkPrompt(@Nullable String prompt, Faults faults) {
        var place = "/prompt";
        if (prompt == null) {
            faults.add(place, FaultType.MISSING, "is missing");
        } else if (prompt.isBlank()) {
            faults.add(place, FaultType.BLANK, "is blank");
        } else if (!Texts.canBeKept(prompt)) {
            faults.add(place, FaultType.INVALID_CHARACTER, "holds U+0000 or half a character");
        } else if (prompt.getBytes(UTF_8).length > MAX_PROMPT_BYTES) {
            faults.add(place, FaultType.TOO_LONG, "is longer than " + MAX_PROMPT_BYTES + " bytes of UTF-8");
        }
    }

    private static void checkName(String name, Faults faults) {
        var place = "/name";
        if (name.isBlank()) {
            faults.add(place, FaultType.BLANK, "is blank");
        } else if (!Texts.canBeKept(name) || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(place, FaultType.INVALID_CHARACTER, "holds a control character or half a character");
        } else if (name.strip().codePointCount(0, name.strip().length()) > ProjectName.MAX_CODE_POINTS) {
            faults.add(place, FaultType.TOO_LONG, "is longer than " + ProjectName.MAX_CODE_POINTS + " characters");
        }
    }
}
