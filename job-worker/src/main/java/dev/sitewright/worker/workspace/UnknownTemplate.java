package dev.sitewright.worker.workspace;

/** Nobody knows a template of that name. */
public final class UnknownTemplate extends RuntimeException {
    UnknownTemplate(String name) {
        super("There is no template \"" + name + "\".", null, false, false); // expected, hence no stack trace
    }
}
