package dev.sitewright.gateway.oidc;

import java.util.Optional;

/**
 * Somebody of whom a provider has vouched who they are.
 *
 * @param issuer the provider
 * @param subject who, for the provider; never given to somebody else
 * @param name what the provider suggests to call them; nothing is known by it
 */
record Person(String issuer, String subject, Optional<String> name) {}
