package dev.sitewright.bridge.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a project is called and looks like: what the model answers is what is stored. */
@JsonPropertyOrder({"name", "slug", "icon", "description"})
record ProjectIdentity(
        @JsonPropertyDescription(
                "What people call the project: two to four telling words, in the language of the request, "
                        + "no quotation marks, no full stop")
        @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line") String name,

        @JsonPropertyDescription(
                "The name for web addresses: lower-case words of a-z and 0-9 with single hyphens between them")
        @NotNull @Size(min = 2, max = 50) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be a-z, 0-9 and single hyphens between them")
        String slug,

        @JsonPropertyDescription("One emoji that stands for the subject")
        @NotBlank @Size(max = 16) @Pattern(regexp = "[^\\p{Cntrl}\\p{ASCII}]+[^\\p{Cntrl}]*", message = "must be one emoji") String icon,

        @JsonPropertyDescription("What the project is, in one sentence for its owner, in the language of the request")
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line") String description) {}
