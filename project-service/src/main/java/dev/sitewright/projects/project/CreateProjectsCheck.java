package dev.sitewright.projects.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sitewright.platform.problem.Problem.FieldError;
import dev.sitewright.projects.project.CreateProjects.Item;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks what was asked for, and finds every fault at once, each with its place. */
@Singleton
class CreateProjectsCheck {
    /** Most projects in one request. */
    static final int MAX_ITEMS = 100;

    /** Longest prompt, in bytes of UTF-8; the table checks it too. */
    static final int MAX_PROMPT_BYTES = 65_536;

    private final List<String> templates;

    CreateProjectsCheck(ProjectsConfig config) {
        this.templates = config.templates();
    }

    /** @return the projects that were asked for, in order; throws {@link ProjectException.Invalid} when anything is wrong */
    List<NewProject> check(@Nullable CreateProjects request) {
        var items = request == null ? null : request.items();
        if (items == null) {
            throw invalid("/items", "missing", "is missing");
        }
        if (items.isEmpty()) {
            throw invalid("/items", "empty", "holds no project");
        }
        if (items.size() > MAX_ITEMS) {
            throw invalid("/items", "too-many-items", "holds more than " + MAX_ITEMS + " projects");
        }
        var faults = new ArrayList<FieldError>();
        var projects = IntStream.range(0, items.size())
                .mapToObj(index -> checkItem(items.get(index), "/items/" + index, faults))
                .flatMap(Optional::stream)
                .toList();
        if (!faults.isEmpty()) {
            throw new ProjectException.Invalid(faults);
        }
        return projects;
    }

    private static ProjectException invalid(String pointer, String code, String detail) {
        return new ProjectException.Invalid(List.of(new FieldError(pointer, code, detail)));
    }

    private Optional<NewProject> checkItem(@Nullable Item item, String place, List<FieldError> faults) {
        if (item == null) {
            faults.add(new FieldError(place, "missing", "is null"));
            return Optional.empty();
        }
        promptFault(item.prompt()).ifPresent(fault -> faults.add(fault.at(place + "/prompt")));
        nameFault(item.name()).ifPresent(fault -> faults.add(fault.at(place + "/name")));
        templateFault(item.template()).ifPresent(fault -> faults.add(fault.at(place + "/template")));
        var prompt = item.prompt();
        return faults.isEmpty() && prompt != null
                ? Optional.of(new NewProject(prompt, nameOf(item.name(), prompt), templateOf(item.template())))
                : Optional.empty();
    }

    private static ProjectName nameOf(@Nullable String name, String prompt) {
        return name == null ? ProjectName.fromPrompt(prompt) : new ProjectName(name.strip());
    }

    private String templateOf(@Nullable String template) {
        return template == null ? templates.getFirst() : template;
    }

    private static Optional<Fault> promptFault(@Nullable String prompt) {
        if (prompt == null) {
            return Optional.of(new Fault("missing", "is missing"));
        }
        if (prompt.isBlank()) {
            return Optional.of(new Fault("blank", "is blank"));
        }
        if (!isText(prompt)) {
            return Optional.of(new Fault("invalid-character", "holds U+0000 or half a character"));
        }
        return prompt.getBytes(UTF_8).length > MAX_PROMPT_BYTES
                ? Optional.of(new Fault("too-long", "is longer than " + MAX_PROMPT_BYTES + " bytes of UTF-8"))
                : Optional.empty();
    }

    private static Optional<Fault> nameFault(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        if (name.isBlank()) {
            return Optional.of(new Fault("blank", "is blank"));
        }
        if (!isText(name) || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new Fault("invalid-character", "holds a control character or half a character"));
        }
        return name.strip().codePointCount(0, name.strip().length()) > ProjectName.MAX_CODE_POINTS
                ? Optional.of(new Fault("too-long", "is longer than " + ProjectName.MAX_CODE_POINTS + " characters"))
                : Optional.empty();
    }

    private Optional<Fault> templateFault(@Nullable String template) {
        return template == null || templates.contains(template)
                ? Optional.empty()
                : Optional.of(new Fault("unknown-template", "is none of " + String.join(", ", templates)));
    }

    /** PostgreSQL keeps no U+0000, and UTF-8 has no form for half a surrogate pair: both would come back as something else. */
    private static boolean isText(String value) {
        return value.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    private record Fault(String code, String detail) {
        FieldError at(String pointer) {
            return new FieldError(pointer, code, detail);
        }
    }
}
