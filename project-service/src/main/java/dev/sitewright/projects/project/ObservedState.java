package dev.sitewright.projects.project;

import dev.sitewright.contracts.RuntimeFact;
import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeFailed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStarting;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.contracts.RuntimeFact.WorkspaceCreated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a project's preview was last seen. Which state may follow which is a matter of types: only a preview that is
 * {@link Present} can become ready or crash, so nothing can make a healthy preview out of a missing one.
 */
public sealed interface ObservedState {
    /** @return the name on the wire and in the table */
    String wireName();

    /** @return where the preview answers; null unless healthy */
    default @Nullable String previewUrl() {
        return null;
    }

    /** A preview was started and its end has not been seen. */
    sealed interface Present extends ObservedState permits Starting, Healthy, Unhealthy {
        /** It answers. */
        default ObservedState ready(String previewUrl) {
            return new Healthy(previewUrl);
        }

        /** It ended without being asked to. */
        default ObservedState crashed() {
            return new Crashed();
        }
    }

    /** No preview runs, as far as was seen. */
    sealed interface Absent extends ObservedState permits Unknown, Crashed, Missing {}

    /** Nothing was seen yet. */
    record Unknown() implements Absent {
        @Override
        public String wireName() {
            return "unknown";
        }
    }

    /** Started, and not known to answer. */
    record Starting() implements Present {
        @Override
        public String wireName() {
            return "starting";
        }
    }

    /** Answers at {@code previewUrl}. */
    record Healthy(String previewUrl) implements Present {
        @Override
        public String wireName() {
            return "healthy";
        }
    }

    /** Could not be started, or does not answer. */
    record Unhealthy() implements Present {
        @Override
        public String wireName() {
            return "unhealthy";
        }
    }

    /** Ended without being asked to. */
    record Crashed() implements Absent {
        @Override
        public String wireName() {
            return "crashed";
        }
    }

    /** Was stopped. */
    record Missing() implements Absent {
        @Override
        public String wireName() {
            return "missing";
        }
    }

    /** @return the state after a fact about the preview; empty when the fact cannot follow this state */
    default Optional<ObservedState> after(RuntimeFact fact) {
        return switch (fact) {
            case WorkspaceCreated created -> Optional.of(this);
            case RuntimeStarting starting -> Optional.of(new Starting());
            case RuntimeReady ready -> present().map(preview -> preview.ready(ready.previewUrl()));
            case RuntimeFailed failed -> Optional.of(new Unhealthy());
            case RuntimeCrashed crashed -> present().map(Present::crashed);
            case RuntimeStopped stopped -> Optional.of(new Missing());
        };
    }

    private Optional<Present> present() {
        return this instanceof Present present ? Optional.of(present) : Optional.empty();
    }

    /** @return the state behind its columns; fails with {@link IllegalArgumentException} for a name that is none */
    static ObservedState of(String wireName, @Nullable String previewUrl) {
        return switch (wireName) {
            case "unknown" -> new Unknown();
            case "starting" -> new Starting();
            case "healthy" -> new Healthy(previewUrl == null ? "" : previewUrl);
            case "unhealthy" -> new Unhealthy();
            case "crashed" -> new Crashed();
            case "missing" -> new Missing();
            default -> throw new IllegalArgumentException("no observed state: " + wireName);
        };
    }
}
