package dev.sitewright.launcher.data;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Notes which process is which part, so that another launcher, or {@code down}, finds what a killed launcher has left. */
public final class PartRegister {
    private final DataFolder data;

    public PartRegister(DataFolder data) {
        this.data = data;
    }

    public void started(String part, ProcessHandle process) {
        ProcessIdentity.of(process)
                .ifPresent(identity -> identity.write(data.parts().resolve(part)));
    }

    public void ended(String part) {
        try {
            Files.deleteIfExists(data.parts().resolve(part));
        } catch (IOException e) {
            throw new LaunchException("The note about " + part + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }

    /** @return the part's process when it still runs */
    public Optional<ProcessHandle> find(String part) {
        return ProcessIdentity.read(data.parts().resolve(part)).flatMap(ProcessIdentity::find);
    }
}
