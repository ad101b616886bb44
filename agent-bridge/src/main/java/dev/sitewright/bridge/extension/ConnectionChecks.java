package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.provider.KnownProvider;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks connections to providers. A known provider's address is its own; a custom endpoint says its address and its models. */
@Singleton
class ConnectionChecks {
    private static final int LONGEST_KEY = 4_096;
    private static final int SHORTEST_SHOWN = 16; // of shorter keys four characters would be too much to show
    private static final int SHOWN = 4;
    private static final int LONGEST_MODEL = 128;

    /** Names that the installation's own providers have. */
    private static final Set<String> TAKEN = Set.of("custom", "sitewright-demo", "opencode");

    private final Addresses addresses;

    ConnectionChecks(Addresses addresses) {
        this.addresses = addresses;
    }

    Result<Draft> check(NewConnection item, boolean admin) {
        var faults = new Faults();
        Checks.name(item.name(), faults);
        var name = String.valueOf(item.name());
        if (TAKEN.contains(name)) {
            faults.add("/name", FaultType.UNKNOWN_VALUE, "is a name of the installation's own");
        }
        var fields = Checks.object();
        if (KnownProvider.of(name).isPresent()) {
            refuseAddress(item, faults);
            key(item.key(), true, faults);
        } else {
            address(item.baseUrl(), admin, fields, faults);
            models(Checks.texts("/models", item.models(), LONGEST_MODEL, faults), fields, faults);
            key(item.key(), false, faults);
        }
        show(item.key(), fields);
        return faults.orElse(() -> new Draft(name, fields, Optional.of(secrets(item.key()))));
    }

    Result<Draft> check(MergePatch patch, boolean admin) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("key", "baseUrl", "models"), faults);
        var fields = Checks.object();
        var key = patch.text("key", faults);
        key.ifPresent(text -> {
            key(text, true, faults);
            show(text, fields);
            fields.put("signedIn", false); // a key takes the place of what came of signing in
        });
        patch.text("baseUrl", faults).ifPresent(text -> address(text, admin, fields, faults));
        if (patch.fields().has("models")) {
            models(Checks.texts("/models", patch.fields().get("models"), LONGEST_MODEL, faults), fields, faults);
        }
        return faults.orElse(() -> new Draft("", fields, key.map(ConnectionChecks::secrets)));
    }

    private static void refuseAddress(NewConnection item, Faults faults) {
        if (item.baseUrl() != null) {
            faults.add("/baseUrl", FaultType.UNKNOWN_FIELD, "is for custom endpoints: this provider has its own");
        }
        if (item.models() != null && !item.models().isNull()) {
            faults.add("/models", FaultType.UNKNOWN_FIELD, "is for custom endpoints: this provider's are known");
        }
    }

    private void address(@Nullable String baseUrl, boolean admin, ObjectNode fields, Faults faults) {
        addresses.check("/baseUrl", baseUrl, admin, faults);
        fields.put("baseUrl", baseUrl);
        fields.put("privately", addresses.mayBePrivate(admin));
    }

    private static void models(List<String> models, ObjectNode fields, Faults faults) {
        var list = fields.putArray("models");
        for (var place = 0; place < models.size(); place++) {
            if (Model.parse("x/" + models.get(place)).isEmpty()) {
                faults.add("/models/" + place, FaultType.WRONG_FORM, "is no name of a model");
            }
            list.add(models.get(place));
        }
    }

    private static void key(@Nullable String key, boolean needed, Faults faults) {
        if (key == null) {
            if (needed) {
                faults.add("/key", FaultType.MISSING, "is missing");
            }
        } else if (key.isBlank()) {
            faults.add("/key", FaultType.BLANK, "is blank");
        } else if (key.length() > LONGEST_KEY) {
            faults.add("/key", FaultType.TOO_LONG, "is longer than " + LONGEST_KEY + " characters");
        } else if (!key.chars().allMatch(character -> character > ' ' && character < 127)) {
            faults.add("/key", FaultType.INVALID_CHARACTER, "holds what no key holds: blanks, or no ASCII");
        }
    }

    private static void show(@Nullable String key, ObjectNode fields) {
        if (key != null && key.length() >= SHORTEST_SHOWN) {
            fields.put("keyEnd", key.substring(key.length() - SHOWN));
        } else {
            fields.putNull("keyEnd");
        }
    }

    private static Map<String, String> secrets(@Nullable String key) {
        return key == null ? Map.of() : Map.of("key", key);
    }
}
