package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.ExtensionChanges.Shelf;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.many.TargetItem;
import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Does what people ask of the things on a shelf. Connections, MCP servers and skills differ in what they are made of, not
 * in how they are listed, added, changed and taken away.
 */
@ApplicationScoped
class Desk {
    private final Extensions extensions;
    private final ExtensionChanges changed;
    private final Changes changes;
    private final Origins origins;

    Desk(Extensions extensions, ExtensionChanges changed, Changes changes, Origins origins) {
        this.extensions = extensions;
        this.changed = changed;
        this.changes = changes;
        this.origins = origins;
    }

    <V extends Record & Versioned> Uni<PageOf<V>> list(
            Shelf<V> shelf, @Nullable String limit, @Nullable String sort, @Nullable String cursor) {
        var area = shelf.area();
        var whose = Stream.of(area.ownerId(), area.scopeId()).distinct().toList();
        var asked = Extensions.listing(area.kind()).ask(limit, sort, cursor, whose);
        return extensions.list(area, asked.page()).map(found -> asked.answer(found, shelf.view()));
    }

    <T, V extends Record & Versioned> Uni<RestResponse<String>> create(
            Shelf<V> shelf, @Nullable String mode, @Nullable Many<T> body, Function<T, Result<Draft>> check) {
        var origin = origins.current();
        return changes.create(
                shelf.area().kind().create(), mode, body, check, asked -> changed.create(origin, shelf, asked));
    }

    <V extends Record & Versioned> Uni<RestResponse<String>> patch(
            Shelf<V> shelf,
            @Nullable String mode,
            @Nullable Many<PatchItem> body,
            Function<MergePatch, Result<Draft>> check) {
        var origin = origins.current();
        return changes.patch(
                shelf.area().kind().patch(), mode, body, check, asked -> changed.patch(origin, shelf, asked));
    }

    <V extends Record & Versioned> Uni<RestResponse<String>> delete(
            Shelf<V> shelf, @Nullable String mode, @Nullable Many<TargetItem> body) {
        var origin = origins.current();
        return changes.targets(shelf.area().kind().delete(), mode, body, asked -> changed.delete(origin, shelf, asked));
    }

    <V extends Record & Versioned> Uni<RestResponse<V>> get(Shelf<V> shelf, String id, @Nullable String ifNoneMatch) {
        return require(shelf, id).map(one -> Tagged.response(shelf.view().apply(one), ifNoneMatch));
    }

    <V extends Record & Versioned> Uni<RestResponse<String>> patchOne(
            Shelf<V> shelf,
            String id,
            @Nullable String ifMatch,
            @Nullable JsonNode patch,
            Function<MergePatch, Result<Draft>> check) {
        var origin = origins.current();
        return changes.patchOne(
                shelf.area().kind().patch(), id, ifMatch, patch, check, asked -> changed.patch(origin, shelf, asked));
    }

    <V extends Record & Versioned> Uni<RestResponse<String>> deleteOne(
            Shelf<V> shelf, String id, @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(
                shelf.area().kind().delete(), id, ifMatch, asked -> changed.delete(origin, shelf, asked));
    }

    /** @return the one of this id; fails with {@link ProblemException} when the shelf has none */
    Uni<Extension> require(Shelf<?> shelf, String id) {
        return extensions.require(shelf.area(), id);
    }
}
