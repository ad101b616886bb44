package dev.sitewright.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests of the whole API one running system in which no job is run, started once for all of them, with its people. */
final class IdleSystem implements ParameterResolver {
    /** What is started, and ended when the last test is done. */
    private record Started(RunningSystem system, People people) implements AutoCloseable {
        static Started begin() {
            var system = RunningSystem.startIdle();
            return new Started(system, People.setUp(new Door(system.gateway())));
        }

        @Override
        public void close() {
            system.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == People.class || type == RunningSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(IdleSystem.class))
                .computeIfAbsent(Started.class, type -> Started.begin(), Started.class);
        return parameter.getParameter().getType() == People.class ? started.people() : started.system();
    }
}
