package dev.sitewright.projects.project;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** What projects can be made of. */
@ConfigMapping(prefix = "sitewright.projects")
interface ProjectsConfig {
    /** Names of the templates that job-worker has; the first is used when a project asks for none. */
    @WithDefault("static")
    @NotEmpty List<String> templates();
}
