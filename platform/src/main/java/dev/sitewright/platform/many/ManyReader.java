package dev.sitewright.platform.many;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.sitewright.platform.problem.BadJson;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link Many}, each item by itself. */
final class ManyReader extends JsonDeserializer<Many<?>> implements ContextualDeserializer {
    private static final String ITEMS = "items";

    private final @Nullable JavaType itemType;

    /** For Jackson, which then asks for the contextual one. */
    ManyReader() {
        this(null);
    }

    private ManyReader(@Nullable JavaType itemType) {
        this.itemType = itemType;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new ManyReader(context.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Many<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var body = context.readTree(parser);
        if (!body.isObject()) {
            throw MismatchedInputException.from(parser, Many.class, "no object");
        }
        for (var name : (Iterable<String>) body::fieldNames) {
            if (!name.equals(ITEMS)) {
                throw UnrecognizedPropertyException.from(parser, Many.class, name, List.of(ITEMS));
            }
        }
        return new Many<>(itemsOf(body.path(ITEMS), parser, context), body);
    }

    private @Nullable List<Result<Object>> itemsOf(JsonNode items, JsonParser parser, DeserializationContext context)
            throws IOException {
        if (items.isMissingNode() || items.isNull()) {
            return null;
        }
        if (!items.isArray()) {
            var mismatch = MismatchedInputException.from(parser, List.class, "no list");
            mismatch.prependPath(Many.class, ITEMS);
            throw mismatch;
        }
        var read = new ArrayList<Result<Object>>();
        for (var item : items) {
            if (read.size() > Many.MAX_ITEMS) {
                break; // one too many is enough to refuse them all
            }
            read.add(read(item, context));
        }
        return read;
    }

    private Result<Object> read(JsonNode item, DeserializationContext context) throws IOException {
        if (item.isNull()) {
            return Result.failed(Problem.invalid(FaultType.MISSING.at("", "is null")));
        }
        try {
            return Result.done(context.readTreeAsValue(item, itemType));
        } catch (JsonMappingException e) {
            return Result.failed(BadJson.toProblem(e));
        }
    }
}
