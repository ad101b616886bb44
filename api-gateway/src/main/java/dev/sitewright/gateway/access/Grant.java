package dev.sitewright.gateway.access;

import dev.sitewright.gateway.opaque.OpaqueToken;
import java.util.Set;

/**
 * What somebody has who is signed in.
 *
 * @param family which sign-in it goes back to
 * @param scopes what it may do, as far as the account may
 * @param refresh the next refresh token
 */
record Grant(String family, String accountId, Set<String> scopes, OpaqueToken refresh) {}
