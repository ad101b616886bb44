package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.process.Ports;
import dev.sitewright.launcher.service.Provider;
import dev.sitewright.launcher.service.Secrets;
import dev.sitewright.launcher.service.Service;
import dev.sitewright.launcher.service.ServicePart;
import dev.sitewright.launcher.service.Wiring;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Asks Hibernate whether a service's entities fit a schema. The packaged service itself is started for that, told to
 * validate at its start: so its own mapping rules count, and no second reading of them can differ.
 */
public final class Entities {
    /** Nothing listens there: a service starts without Kafka, and must not find anybody's by chance. */
    private static final String NO_KAFKA = "127.0.0.1:9";

    private static final Map<String, String> VALIDATE = Map.of(
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.hibernate-orm.schema-management.strategy", "validate",
            "quarkus.scheduler.enabled", "false",
            "quarkus.log.level", "INFO",
            "quarkus.log.console.json.enabled", "false");

    private final Path root;
    private final DataFolder data;

    /** @param work an empty folder */
    public Entities(Path root, Path work) {
        this.root = root;
        this.data = new DataFolder(work);
    }

    /** @return what was found, in words; fails with a {@link Refusal} when they do not fit, or when the service is not built as it is */
    public String check(String module, Database migrated) {
        var sources = new ServiceSources(root.resolve(module));
        if (!sources.haveEntities()) {
            return "the service has none";
        }
        sources.requireFreshBuild();
        var service = Arrays.stream(Service.values())
                .filter(known -> known.label().equals(module))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(module + " has entities, but the launcher does not know how to start it."));
        validate(service, migrated);
        return "fit";
    }

    private void validate(Service service, Database migrated) {
        var secrets = new Secrets(data.create());
        var wiring = new Wiring(
                root,
                data,
                secrets,
                NO_KAFKA,
                Map.of(service, Ports.free()),
                Provider.none(),
                Map.of(service, VALIDATE));
        wiring.writeSettings(service, migrated);
        try (var started = new ServicePart(service, wiring).launch()) {
            new ValidatingStart(started.process(), data.log(service.label())).await(service.label());
        }
    }
}
