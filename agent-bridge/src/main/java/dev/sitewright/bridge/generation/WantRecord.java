package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Wants a record to be generated.
 *
 * @param kind what is wanted
 * @param ownerId who pays
 * @param input what it begins with, as the kind wants it
 */
record WantRecord(
        @NotBlank String kind,
        @NotBlank @Pattern(regexp = "prj_[0-9a-f]{32}") String projectId,
        @NotBlank String ownerId,
        @NotNull JsonNode input) {}
