package dev.sitewright.platform.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large the head of a request may be. Above {@code quarkus.http.limits} there is no problem to read, only a status. */
@ConfigMapping(prefix = "sitewright.request")
interface HeadLimitConfig {
    /** Longest query, in characters as sent. */
    @WithDefault("4096")
    int query();

    /** Longest path with query, in characters as sent. */
    @WithDefault("8192")
    int address();

    /** Most header fields. */
    @WithDefault("100")
    int headers();

    /** Longest header field, name and value, in bytes. */
    @WithDefault("8192")
    int header();

    /** Longest header fields together, in bytes. */
    @WithDefault("16384")
    int allHeaders();
}
