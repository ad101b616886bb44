package dev.sitewright.worker.workspace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a workspace can be made from, as its {@code manifest.json} says.
 *
 * @param name how projects refer to it
 * @param description what it is, for people
 * @param files what is copied into a workspace, relative to the template's folder {@code workspace}
 * @param server what the dev server needs and nobody may change, relative to its folder {@code server}
 * @param command starts the dev server in the workspace, with {@code PORT} in its environment; {@code {node}} is the Node.js
 *     executable, {@code {server}} the folder with the server's files
 * @param healthPath answers below 500 as soon as the preview can be looked at
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Template(
        String name,
        String description,
        List<String> files,
        List<String> server,
        List<String> command,
        String healthPath) {}
