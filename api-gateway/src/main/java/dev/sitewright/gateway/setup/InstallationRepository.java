package dev.sitewright.gateway.setup;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The row that says that the first-run set-up has happened. */
@ApplicationScoped
class InstallationRepository implements PanacheRepositoryBase<Installation, Boolean> {}
