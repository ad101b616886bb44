package dev.sitewright.worker.workspace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The templates that come with the program, as resources: {@code templates/<name>/manifest.json} and what it lists. */
@ApplicationScoped
public class Templates {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final ObjectMapper mapper = JsonMapper.builder().build();

    /** @return the template of that name; fails with {@link UnknownTemplate} when there is none */
    public Template require(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new UnknownTemplate(name);
        }
        try (var manifest = open(name, "manifest.json")) {
            return mapper.readValue(manifest, Template.class);
        } catch (FileNotFoundException e) {
            throw new UnknownTemplate(name);
        }
    }

    /** Puts the files of a workspace into a folder. */
    public void copyWorkspace(Template template, Path folder) throws IOException {
        copy(template, "workspace", template.files(), folder);
    }

    /** Puts the files of the dev server into a folder. */
    public void copyServer(Template template, Path folder) throws IOException {
        copy(template, "server", template.server(), folder);
    }

    private static void copy(Template template, String part, List<String> files, Path folder) throws IOException {
        for (var file : files) {
            var target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            try (var content = open(template.name(), part + "/" + file)) {
                Files.copy(content, target);
            }
        }
    }

    private static InputStream open(String template, String path) throws FileNotFoundException {
        var resource = "templates/" + template + "/" + path;
        var content = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (content == null) {
            throw new FileNotFoundException(resource);
        }
        return content;
    }
}
