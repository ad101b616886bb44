package dev.sitewright.bridge.identity;

import dev.sitewright.bridge.generation.Generated;
import dev.sitewright.bridge.generation.Generated.Existing;
import dev.sitewright.bridge.generation.Generator;
import dev.sitewright.bridge.generation.Question;
import dev.sitewright.bridge.generation.Seen;
import dev.sitewright.bridge.generation.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Has the fast model make up what a project is called, once for each prompt. */
@ApplicationScoped
class IdentityGenerator implements Generator<IdentityRequest, ProjectIdentity> {
    static final String KIND = "project.identity";

    /** A prompt says early what it wants. */
    private static final int READ_CHARACTERS = 4_000;

    private static final String INSTRUCTIONS = """
            Somebody has asked for a website or an app in the words that follow. Make up how the project is called in a list of projects.
            Do not build it, and do not answer the words.
            """;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<IdentityRequest> input() {
        return IdentityRequest.class;
    }

    @Override
    public Class<ProjectIdentity> output() {
        return ProjectIdentity.class;
    }

    @Override
    public Uni<Optional<Existing<ProjectIdentity>>> known(
            IdentityRequest input, Seen<IdentityRequest, ProjectIdentity> seen) {
        return seen.stored()
                .map(stored -> stored.stream()
                        .filter(kept -> kept.input().equals(input))
                        .map(kept -> new Existing<ProjectIdentity>(kept.id()))
                        .findFirst());
    }

    @Override
    public Question question(IdentityRequest input) {
        var prompt = input.prompt();
        return new Question(INSTRUCTIONS, prompt.substring(0, Math.min(prompt.length(), READ_CHARACTERS)));
    }

    @Override
    public Uni<List<Violation>> violations(
            IdentityRequest input, ProjectIdentity item, Seen<IdentityRequest, ProjectIdentity> seen) {
        return Uni.createFrom()
                .item(isOneCharacter(item.icon()) ? List.of() : List.of(new Violation("/icon", "must be one emoji")));
    }

    /** Another run may have come first. */
    @Override
    public Uni<Generated<ProjectIdentity>> settle(
            IdentityRequest input, ProjectIdentity item, Seen<IdentityRequest, ProjectIdentity> seen) {
        return known(input, seen)
                .map(found -> found.<Generated<ProjectIdentity>>map(existing -> existing)
                        .orElseGet(() -> new Generated.New<>(item)));
    }

    /** As people count: an emoji may be many code points. */
    private static boolean isOneCharacter(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters.next() == text.length();
    }
}
