package dev.sitewright.bridge.signin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to begin.
 *
 * @param method its place in the provider's list of methods
 * @param inputs what the method wants to know before, by the prompts' keys
 */
record NewSignIn(
        @NotBlank @Size(max = 64) String provider,
        @NotNull @Min(0) @Max(99) Integer method,
        @Nullable @Size(max = 10) Map<@Size(max = 64) String, @NotNull @Size(max = 500) String> inputs) {
    Map<String, String> said() {
        return inputs == null ? Map.of() : inputs;
    }

    @Override
    public String toString() {
        return "sign-in to " + provider;
    }
}
