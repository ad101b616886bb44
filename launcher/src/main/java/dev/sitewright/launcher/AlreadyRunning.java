package dev.sitewright.launcher;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.Running;
import java.util.Optional;

/** Another launcher runs on the same data folder: what was asked for is already so. */
public final class AlreadyRunning extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> url;

    AlreadyRunning(DataFolder data) {
        this(data, Running.urlOf(data));
    }

    private AlreadyRunning(DataFolder data, Optional<String> url) {
        super(url.map(at -> "Sitewright runs already at " + at).orElse("Sitewright is being started or stopped already")
                + " (data in " + data.path() + ").");
        this.url = url;
    }

    /** @return what to tell the person */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** @return the gateway's address; nothing while the other launcher starts or stops */
    public Optional<String> url() {
        return url;
    }
}
