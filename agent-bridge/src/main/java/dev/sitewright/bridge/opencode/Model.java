package dev.sitewright.bridge.opencode;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A model by its two names. */
public record Model(String provider, String id) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,64})/([A-Za-z0-9._:/@+-]{1,128})");

    /** @return the model behind {@code provider/model}; empty when the text has another form */
    public static Optional<Model> parse(String text) {
        var found = FORM.matcher(text);
        return found.matches() ? Optional.of(new Model(found.group(1), found.group(2))) : Optional.empty();
    }

    /** @return both names as OpenCode wants them */
    public Map<String, String> properties() {
        return Map.of("providerID", provider, "modelID", id);
    }

    @Override
    public String toString() {
        return provider + "/" + id;
    }
}
