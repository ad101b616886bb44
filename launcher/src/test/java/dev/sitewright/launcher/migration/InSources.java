package dev.sitewright.launcher.migration;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Tests of commands that run in a repository, each in a new one. */
@Tag("integration")
abstract class InSources {
    @TempDir
    Path folder;

    SourceRepository sources;

    @BeforeEach
    final void begin() {
        sources = new SourceRepository(folder);
    }
}
