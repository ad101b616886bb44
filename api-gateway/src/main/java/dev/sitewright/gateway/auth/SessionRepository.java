package dev.sitewright.gateway.auth;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The sessions of signed-in browsers. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, String> {}
