package dev.sitewright.platform.many;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with one item, so that all of it is told at once. */
public final class Faults {
    private final List<FieldError> found = new ArrayList<>();

    /**
     * Notes a fault.
     *
     * @param pointer where, from the item on
     * @param detail what is wrong there, as the rest of a sentence that begins with the place
     */
    public void add(String pointer, FaultType type, String detail) {
        found.add(type.at(pointer, detail));
    }

    /** @return what can be made of the item when nothing is wrong with it */
    public <T> Result<T> orElse(Supplier<T> checked) {
        return found.isEmpty() ? Result.done(checked.get()) : Result.failed(Problem.invalid(found));
    }
}
