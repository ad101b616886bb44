package dev.sitewright.projects.project;

import java.util.Optional;

/**
 * What an owner changes about a project, checked; what is empty stays.
 *
 * @param name what people call it
 * @param slug the name as it stands in addresses; it does not follow the name by itself, so that addresses stay
 * @param wanted running or stopped
 */
record ProjectPatch(Optional<ProjectName> name, Optional<Slug> slug, Optional<WantedState> wanted) {}
