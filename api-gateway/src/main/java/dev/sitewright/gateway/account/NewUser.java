package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;

/** An account that was asked for, checked, its password hashed. */
record NewUser(String username, String passwordHash, Role role, boolean disabled) {}
