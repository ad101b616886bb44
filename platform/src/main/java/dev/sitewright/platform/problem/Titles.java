package dev.sitewright.platform.problem;

import jakarta.ws.rs.core.Response;

/** HTTP statuses in words. */
final class Titles {
    private Titles() {}

    static String of(int status) {
        var known = Response.Status.fromStatusCode(status);
        return switch (status) {
            case 422 -> "Unprocessable Content"; // RFC 9110; older lists lack it or call it otherwise
            default -> known == null ? "Error" : known.getReasonPhrase();
        };
    }
}
