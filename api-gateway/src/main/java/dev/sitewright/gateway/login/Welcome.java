package dev.sitewright.gateway.login;

import dev.sitewright.gateway.account.Account;
import dev.sitewright.gateway.session.SessionToken;

/**
 * A person who has just signed in.
 *
 * @param account who it is
 * @param token what the browser keeps
 */
public record Welcome(Account account, SessionToken token) {}
