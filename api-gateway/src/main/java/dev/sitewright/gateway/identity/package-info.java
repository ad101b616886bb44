/**
 * Who a request speaks for, and what it may do. Every way of proving who one is (session cookie, access token, personal token) ends in
 * the same {@link dev.sitewright.gateway.identity.SignedIn}; everything else in the gateway asks for nothing but that.
 */
@NullMarked
package dev.sitewright.gateway.identity;

import org.jspecify.annotations.NullMarked;
