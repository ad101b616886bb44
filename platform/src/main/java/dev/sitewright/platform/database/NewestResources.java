package dev.sitewright.platform.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.jspecify.annotations.Nullable;

/** The migrations of a service without the repeatable ones whose text was replaced in its database. */
record NewestResources(ResourceProvider all, Configuration configuration) implements ResourceProvider {
    private static final String EXISTS = "select to_regclass(?) is not null";

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return all.getResource(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        var found = all.getResources(prefix, suffixes);
        if (found.isEmpty() || !prefix.equals(configuration.getRepeatableSqlMigrationPrefix())) {
            return found;
        }
        var run = run();
        return found.stream().filter(resource -> !wasReplaced(resource, run)).toList();
    }

    private static boolean wasReplaced(LoadableResource resource, Map<String, List<Integer>> run) {
        var texts = run.getOrDefault(resource.getFilename(), List.of());
        var own = ChecksumCalculator.calculate(resource);
        return texts.contains(own) && texts.getLast() != own;
    }

    /** @return the checksums of every text that has run, by file name, the newest last; empty before the first migration */
    private Map<String, List<Integer>> run() {
        var run = new HashMap<String, List<Integer>>();
        try (var connection = configuration.getDataSource().getConnection();
                var exists = connection.prepareStatement(EXISTS);
                var statement = connection.createStatement()) {
            exists.setString(1, configuration.getTable());
            try (var answer = exists.executeQuery()) {
                if (!answer.next() || !answer.getBoolean(1)) {
                    return run;
                }
            }
            try (var rows = statement.executeQuery("select script, checksum from " + configuration.getTable()
                    + " where version is null and success order by installed_rank")) {
                while (rows.next()) {
                    run.computeIfAbsent(rows.getString(1), script -> new ArrayList<>())
                            .add(rows.getInt(2));
                }
            }
            return run;
        } catch (SQLException e) {
            throw new FlywayException("What has run in the database cannot be read.", e);
        }
    }
}
