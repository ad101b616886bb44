package dev.sitewright.bridge.generation;

/**
 * What a model is asked.
 *
 * @param instructions what it is to do, which comes from us
 * @param text what it is about, which comes from people
 */
public record Question(String instructions, String text) {}
