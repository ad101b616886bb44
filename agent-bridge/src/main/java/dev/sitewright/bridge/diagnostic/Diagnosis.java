package dev.sitewright.bridge.diagnostic;

import dev.sitewright.bridge.opencode.UpstreamError;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what an error of OpenCode means. */
public final class Diagnosis {
    private static final Pattern QUOTA =
            Pattern.compile("quota|billing|credit|insufficient.funds|payment|usage limit|spend");
    private static final Pattern RATE = Pattern.compile("rate.?limit|too many requests|throttl|requests per");
    private static final Pattern AUTH = Pattern.compile(
            "api.?key|unauthori[sz]ed|authenticat|credential|forbidden|invalid.grant|refresh.?token|token refresh");
    private static final Pattern NETWORK = Pattern.compile(
            "connect|socket|network|econn|enotfound|etimedout|timed? ?out|dns|unreachable|fetch failed|closed unexpectedly");
    private static final Pattern CONTEXT =
            Pattern.compile("context.{0,12}(length|window|limit)|maximum context|too many tokens");
    private static final Pattern NO_MODEL =
            Pattern.compile("model.{0,40}(not found|not exist|not available)|(unknown|no such) model");
    private static final Pattern BUSY = Pattern.compile("overloaded|internal|server error|unavailable|bad gateway");

    private Diagnosis() {}

    /** @return what an error that ended a run means */
    public static Diagnostic of(UpstreamError error) {
        return switch (error.name()) {
            case "ProviderAuthError" -> Diagnostic.AUTH;
            case "ContextOverflowError" -> Diagnostic.CONTEXT;
            case "MessageOutputLengthError" -> Diagnostic.TOO_LONG;
            case "ContentFilterError" -> Diagnostic.FILTERED;
            default -> of(error.statusCode(), error.hints());
        };
    }

    /** @return what the reason means for which OpenCode asks the provider again */
    public static Diagnostic ofRetry(@Nullable String reason) {
        return of(null, reason == null ? "" : reason.toLowerCase(Locale.ROOT));
    }

    private static Diagnostic of(@Nullable Integer status, String hints) {
        if (status != null) {
            return ofStatus(status, hints);
        }
        if (QUOTA.matcher(hints).find()) {
            return Diagnostic.QUOTA;
        }
        if (RATE.matcher(hints).find()) {
            return Diagnostic.RATE_LIMIT;
        }
        return ofWords(hints);
    }

    private static Diagnostic ofStatus(int status, String hints) {
        return switch (status) {
            case 401, 403 -> Diagnostic.AUTH;
            case 402 -> Diagnostic.QUOTA;
            case 404 -> Diagnostic.NO_SUCH_MODEL;
            case 408, 504 -> Diagnostic.NETWORK;
            case 413 -> Diagnostic.CONTEXT;
            case 429 -> QUOTA.matcher(hints).find() ? Diagnostic.QUOTA : Diagnostic.RATE_LIMIT;
            default -> ofRange(status, hints);
        };
    }

    private static Diagnostic ofRange(int status, String hints) {
        if (status >= 500) {
            return Diagnostic.PROVIDER_DOWN;
        }
        if (CONTEXT.matcher(hints).find()) {
            return Diagnostic.CONTEXT;
        }
        if (NO_MODEL.matcher(hints).find()) {
            return Diagnostic.NO_SUCH_MODEL;
        }
        return status >= 400 ? Diagnostic.REFUSED : Diagnostic.UNKNOWN;
    }

    private static Diagnostic ofWords(String hints) {
        if (NO_MODEL.matcher(hints).find()) {
            return Diagnostic.NO_SUCH_MODEL;
        }
        if (CONTEXT.matcher(hints).find()) {
            return Diagnostic.CONTEXT;
        }
        if (AUTH.matcher(hints).find()) {
            return Diagnostic.AUTH;
        }
        if (NETWORK.matcher(hints).find()) {
            return Diagnostic.NETWORK;
        }
        return BUSY.matcher(hints).find() ? Diagnostic.PROVIDER_DOWN : Diagnostic.UNKNOWN;
    }
}
