package dev.sitewright.platform.stream;

import org.jspecify.annotations.Nullable;

/**
 * What a reader asks for.
 *
 * @param stream the stream's name, such as {@code project:prj_…}
 * @param after go on after this number; null for the whole log, from the oldest fact on
 * @param types which types of facts and growing texts
 * @param about what they are to be about
 * @param growth whether the stream has growing texts
 * @param link where the reader can load the state when the log cannot bring it up to date
 */
public record Follow(String stream, @Nullable Long after, TypeFilter types, About about, boolean growth, String link) {
    /** Asks for a stream, whatever its facts are about. */
    public Follow(String stream, @Nullable Long after, TypeFilter types, boolean growth, String link) {
        this(stream, after, types, About.ANYTHING, growth, link);
    }

    /** @return whether a fact, or a piece of text, of this type and JSON is asked for */
    public boolean admits(String type, String json) {
        return types.admits(type) && about.admits(json);
    }
}
