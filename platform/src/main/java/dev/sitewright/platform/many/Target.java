package dev.sitewright.platform.many;

/**
 * The resource that a change is meant for.
 *
 * @param id as it was sent: perhaps no id at all
 * @param precondition which version of it
 */
public record Target(String id, Precondition precondition) implements Targeted {
    @Override
    public Target target() {
        return this;
    }
}
