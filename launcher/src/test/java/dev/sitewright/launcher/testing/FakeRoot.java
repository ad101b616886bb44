package dev.sitewright.launcher.testing;

import dev.sitewright.launcher.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project folder in which every service is a {@link DummyService}, built as the real ones are. */
public final class FakeRoot {
    private FakeRoot() {}

    /** @return {@code folder} */
    public static Path in(Path folder) throws IOException {
        for (var service : Service.values()) {
            var app = folder.resolve(service.label()).resolve("target").resolve("quarkus-app");
            Files.createDirectories(app);
            writeJar(app.resolve("quarkus-run.jar"));
        }
        return folder;
    }

    private static void writeJar(Path jar) throws IOException {
        var classes = DummyService.class.getProtectionDomain().getCodeSource().getLocation();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, DummyService.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes.toString());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
    }
}
