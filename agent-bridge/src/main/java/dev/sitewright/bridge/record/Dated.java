package dev.sitewright.bridge.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something to tell.
 *
 * @param at when OpenCode said so
 */
record Dated(Telling telling, Instant at) {
    /**
     * Puts what steps tell together as far as one statement can note it, which cannot change a row twice: a state that an earlier step has
     * told already begins another.
     *
     * @return what each statement notes, in order
     */
    static List<List<Dated>> inStatements(List<Noted> steps) {
        var statements = new ArrayList<List<Dated>>();
        Map<String, Dated> last = new LinkedHashMap<>();
        for (var noted : steps) {
            var told = onePerKey(noted.step().tellings());
            if (told.stream().anyMatch(one -> one.value() != null && last.containsKey(one.key()))) {
                statements.add(List.copyOf(last.values()));
                last.clear();
            }
            told.forEach(one -> last.putIfAbsent(one.key(), new Dated(one, noted.at())));
        }
        if (!last.isEmpty()) {
            statements.add(List.copyOf(last.values()));
        }
        return statements;
    }

    /** Of a key that happens once the first counts, of a state the last. */
    static List<Telling> onePerKey(List<Telling> tellings) {
        Map<String, Telling> byKey = new LinkedHashMap<>();
        tellings.forEach(telling ->
                byKey.merge(telling.key(), telling, (first, later) -> later.value() == null ? first : later));
        return List.copyOf(byKey.values());
    }
}
