package dev.sitewright.bench.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something a driver is to do.
 *
 * @param id number of the request; its reply carries the same
 * @param call what to do, such as {@code start}
 * @param args an object, as the call wants it
 */
public record Request(long id, String call, JsonNode args) {}
