package dev.sitewright.system;

import dev.sitewright.launcher.service.Provider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one running system with the scripted model, started once for all of them, and its first user's {@link Client}. */
final class SharedSystem implements ParameterResolver {
    /** What is started, and ended when the last test is done. */
    private record Started(ScriptedModel model, RunningSystem system, Client client) implements AutoCloseable {
        static Started begin() {
            var model = ScriptedModel.start();
            var system = RunningSystem.start(Provider.custom(model.url(), ScriptedModel.KEY, "scripted"));
            return new Started(model, system, new Client(system.gateway()).setUp("ada", "correct horse"));
        }

        @Override
        public void close() {
            system.close();
            model.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Client.class || type == RunningSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedSystem.class))
                .computeIfAbsent(Started.class, type -> Started.begin(), Started.class);
        return parameter.getParameter().getType() == Client.class ? started.client() : started.system();
    }
}
