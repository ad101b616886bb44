package dev.sitewright.platform.repository;

/** What wide questions must say. */
final class Reasons {
    private Reasons() {}

    static void require(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("whoever asks for all rows says why");
        }
    }
}
