package dev.sitewright.platform.testing;

import static dev.sitewright.platform.testing.Transactions.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Page.Place;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Scope.AnyOwner;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every repository does. A {@code @QuarkusTest} extends this once per repository, and says with {@link Covers} which it is. */
@Tag("integration")
public abstract class RepositoryContract<E extends Versioned> {
    private static final Scope ANYBODY = new AnyOwner("test");

    private final Owner ada = Owner.fresh();
    private final Owner bob = Owner.fresh();

    /** @return the repository under test */
    protected abstract PluralRepository<E> repository();

    /** @return the field that holds a row's id */
    protected abstract Field<E, String> id();

    /** @return valid new rows of an owner */
    protected abstract Factory<E> rowsOf(Owner owner);

    /** @return where an owner's rows are; a table whose rows are nobody's says otherwise, and overrides {@link #allOf} too */
    protected Scope scopeOf(Owner owner) {
        return new OwnedBy(owner.id());
    }

    /** @return what, within {@link #scopeOf}, finds all rows of an owner and no others */
    protected Where<E> allOf(Owner owner) {
        return new Where.Everything<>("test");
    }

    @Test
    void an_empty_list_of_values_matches_nothing() {
        var row = inserted(ada, 1).getFirst();
        var nothing = new Where.In<>(id(), List.of());
        var asked = new ArrayList<Where<E>>(List.of(nothing));
        asked.add(new Where.All<>(List.of(ids(row), nothing)));
        for (var where : asked) {
            assertThat(in(() -> repository().select(ANYBODY, where, first(10)))).isEmpty();
            assertThat(in(() -> repository().update(ANYBODY, where, found -> {
                        throw new AssertionError("matched");
                    })))
                    .isEmpty();
            assertThat(in(() -> repository().takeFirst(ANYBODY, where, Sort.ascending(id()), 10)))
                    .isEmpty();
            assertThat(in(() -> repository().delete(ANYBODY, where))).isZero();
        }
        assertThat(select(scopeOf(ada), ids(row))).hasSize(1);
    }

    @Test
    void an_empty_list_of_rows_adds_nothing() {
        in(() -> repository().insert(List.of()).replaceWith(true));
        assertThat(select(scopeOf(ada), allOf(ada))).isEmpty();
    }

    @Test
    void a_scope_holds_whatever_else_is_asked() {
        assumeThat(scopeOf(ada)).isInstanceOf(OwnedBy.class);
        var adas = inserted(ada, 1).getFirst();
        var bobs = inserted(bob, 1).getFirst();
        var both = new Where.In<>(id(), List.of(adas.id(), bobs.id()));
        var hers = new OwnedBy(ada.id());
        for (var where : List.of(both, allOf(ada))) {
            assertThat(select(hers, where)).containsExactly(adas.id());
            assertThat(in(() -> repository().update(hers, where, row -> {})))
                    .extracting(Versioned::id)
                    .containsExactly(adas.id());
            assertThat(in(() -> repository().takeFirst(hers, where, Sort.ascending(id()), 10)))
                    .extracting(Versioned::id)
                    .containsExactly(adas.id());
        }
        assertThat(in(() -> repository().delete(hers, allOf(ada)))).isEqualTo(1);
        assertThat(select(ANYBODY, both)).containsExactly(bobs.id());
    }

    @Test
    void a_value_that_stands_twice_matches_once() {
        var row = inserted(ada, 1).getFirst();
        assertThat(select(ANYBODY, new Where.In<>(id(), List.of(row.id(), row.id()))))
                .containsExactly(row.id());
    }

    @Test
    void rows_come_in_the_order_that_was_asked_for_page_by_page() {
        var ids = inserted(ada, 5).stream().map(Versioned::id).sorted().toList();
        var hers = scopeOf(ada);
        var newest = Sort.descending(id());
        var firstTwo = in(() -> repository().select(hers, allOf(ada), Page.first(2, newest)));
        var place = Place.of(firstTwo.getLast(), newest, id());
        var rest = in(() -> repository().select(hers, allOf(ada), new Page<>(9, newest, place)));
        assertThat(firstTwo)
                .extracting(Versioned::id)
                .containsExactlyElementsOf(ids.reversed().subList(0, 2));
        assertThat(rest)
                .extracting(Versioned::id)
                .containsExactlyElementsOf(ids.reversed().subList(2, 5));
        assertThat(in(() -> repository().update(hers, allOf(ada), row -> {})))
                .extracting(Versioned::id)
                .containsExactlyElementsOf(ids);
    }

    @Test
    void unknown_ids_match_nothing() {
        assertThat(select(ANYBODY, new Where.In<>(id(), List.of(Ids.next("xxx"), "", "'; --"))))
                .isEmpty();
    }

    @Test
    void rows_added_together_are_all_there_or_none() {
        var two = rowsOf(ada).make(2);
        var again = two.getFirst();
        inserted(bob, 1);
        in(() -> repository().insert(List.of(two.getFirst())).replaceWith(true));
        assertThatThrownBy(() -> in(
                        () -> repository().insert(List.of(two.getLast(), again)).replaceWith(true)))
                .isNotNull();
        assertThat(select(scopeOf(ada), allOf(ada))).containsExactly(again.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void whoever_asks_for_everything_says_why(String reason) {
        assertThatThrownBy(() -> new Where.Everything<E>(reason)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnyOwner(reason)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Where.All<E>(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private List<E> inserted(Owner owner, int count) {
        var rows = rowsOf(owner).make(count);
        in(() -> repository().insert(rows).replaceWith(true));
        return rows;
    }

    private List<String> select(Scope scope, Where<E> where) {
        return in(() -> repository().select(scope, where, first(100))).stream()
                .map(Versioned::id)
                .toList();
    }

    private Where<E> ids(E row) {
        return new Where.In<>(id(), List.of(row.id()));
    }

    private Page<E> first(int limit) {
        return Page.first(limit, Sort.ascending(id()));
    }
}
