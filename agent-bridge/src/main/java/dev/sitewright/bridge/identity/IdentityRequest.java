package dev.sitewright.bridge.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param prompt what the owner wants to be built */
record IdentityRequest(@NotBlank @Size(max = 65_536) String prompt) {}
