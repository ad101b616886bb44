package dev.sitewright.platform.many;

/**
 * A change of some fields of one resource.
 *
 * @param target which resource
 * @param patch what to change, checked
 */
public record Patching<P>(Target target, P patch) implements Targeted {}
