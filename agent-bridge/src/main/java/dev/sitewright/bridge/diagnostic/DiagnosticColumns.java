package dev.sitewright.bridge.diagnostic;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A diagnostic as tables keep it: {@code category}, {@code message}, {@code action} and {@code retryable}, all of them null for none. */
public final class DiagnosticColumns {
    private DiagnosticColumns() {}

    /** @return the diagnostic in a row; null when it has none */
    public static @Nullable Diagnostic of(Row row) {
        return row.getString("category") == null
                ? null
                : new Diagnostic(
                        row.getString("category"),
                        row.getString("message"),
                        row.getString("action"),
                        row.getBoolean("retryable"));
    }
}
