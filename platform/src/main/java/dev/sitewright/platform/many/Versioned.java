package dev.sitewright.platform.many;

/** A resource, or what is shown of it, that can be changed only by who knows its present version. */
public interface Versioned {
    /** @return the resource's id */
    String id();

    /** @return a number that is another after every change */
    long version();
}
