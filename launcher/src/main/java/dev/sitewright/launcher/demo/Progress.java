package dev.sitewright.launcher.demo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the first prompt of a project has come. */
final class Progress {
    private boolean answered;
    private @Nullable String previewUrl;
    private @Nullable String trouble;
    private @Nullable String failure;

    void answered() {
        answered = true;
    }

    void previewAt(String url) {
        previewUrl = url;
    }

    void previewGone() {
        previewUrl = null;
    }

    /** Something went wrong that may or may not end the work; it explains a failure that follows. */
    void trouble(String sentence) {
        trouble = sentence;
    }

    /** The work has ended without its result. */
    void failed(String sentence) {
        failure = trouble == null ? sentence : trouble;
    }

    boolean isOver() {
        return failure != null || (answered && previewUrl != null);
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    Optional<String> previewUrl() {
        return Optional.ofNullable(previewUrl);
    }
}
