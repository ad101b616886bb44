package dev.sitewright.platform.repository;

import dev.sitewright.platform.repository.Page.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition in HQL. Values are parameters, never text.
 *
 * @param hql the condition, over the alias {@code e}
 * @param values of its parameters, by name
 * @param matchesNothing known without asking the database
 */
record Condition(String hql, Map<String, Object> values, boolean matchesNothing) {
    static <E> Condition of(Field<E, String> owner, Scope scope, Where<E> where) {
        var condition = of(where, "p");
        return switch (scope) {
            case Scope.OwnedBy(var ownerId) -> condition.and(is(owner, "=", "owner", ownerId));
            case Scope.AnyOwner anybody -> condition;
        };
    }

    private static <E> Condition of(Where<E> where, String name) {
        return switch (where) {
            case Where.In<E, ?>(var field, var values) ->
                new Condition("e.%s in :%s".formatted(field.attribute(), name), Map.of(name, values), values.isEmpty());
            case Where.AtMost<E, ?>(var field, var bound) -> is(field, "<=", name, bound);
            case Where.Holding<E>(var fields, var text) -> holding(fields, text, name);
            case Where.All<E>(var parts) -> all(parts, name);
            case Where.Everything<E> everything -> new Condition("true", Map.of(), false);
        };
    }

    private static Condition is(Field<?, ?> field, String operator, String name, Object value) {
        return new Condition("e.%s %s :%s".formatted(field.attribute(), operator, name), Map.of(name, value), false);
    }

    private static <E> Condition holding(List<Field<E, String>> fields, String text, String name) {
        var anyField = fields.stream()
                .map(field -> "locate(lower(:%s), lower(e.%s)) > 0".formatted(name, field.attribute()))
                .collect(Collectors.joining(" or ", "(", ")"));
        return new Condition(anyField, Map.of(name, text), fields.isEmpty());
    }

    private static <E> Condition all(List<Where<E>> parts, String name) {
        var all = of(parts.getFirst(), name + "0");
        for (var index = 1; index < parts.size(); index++) {
            all = all.and(of(parts.get(index), name + index));
        }
        return all;
    }

    /** @return those of these rows that come behind a place in an order */
    <E> Condition after(Place place, Sort<E> sort, Field<E, String> id) {
        var further = sort.descending() ? "<" : ">";
        if (sort.field().equals(id)) {
            return and(is(id, further, "id", place.id()));
        }
        var field = sort.field().attribute();
        var behind = "(e.%s %s :value or (e.%s = :value and e.%s %s :id))"
                .formatted(field, further, field, id.attribute(), further);
        return and(new Condition(behind, Map.of("value", valueOf(place, sort), "id", place.id()), false));
    }

    /** @return a place's value as the field has it; throws {@link RuntimeException} for a text that is no such value */
    static Object valueOf(Place place, Sort<?> sort) {
        var type = sort.field().type();
        if (type == Instant.class) {
            return Instant.parse(place.value());
        }
        if (type == Long.class) {
            return Long.valueOf(place.value());
        }
        return place.value();
    }

    private Condition and(Condition other) {
        var both = new HashMap<>(values);
        both.putAll(other.values);
        return new Condition(hql + " and " + other.hql, both, matchesNothing || other.matchesNothing);
    }
}
