package dev.sitewright.system;

import dev.sitewright.launcher.service.Provider;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one running system with the scripted model, started once for all of them, and its first user's {@link Client}. */
final class SharedSystem implements ParameterResolver {
    /** What is started, and ended when the last test is done. */
    private record Started(ScriptedModel model, RunningSystem system, Client client) {
        static Started begin() {
            var model = ScriptedModel.start();
            var system = RunningSystem.start(Provider.custom(model.url(), ScriptedModel.KEY, "scripted"));
            return new Started(model, system, new Client(system.gateway()).setUp("ada", "correct horse"));
        }

        void close() {
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
                .computeIfAbsent(Attempt.class, type -> Attempt.make(), Attempt.class)
                .started();
        return parameter.getParameter().getType() == Client.class ? started.client() : started.system();
    }

    /** A start that was tried once: when it fails, it fails for all tests alike, without being tried for each. */
    private record Attempt(Supplier<Started> result) implements AutoCloseable {
        static Attempt make() {
            try {
                var started = Started.begin();
                return new Attempt(() -> started);
            } catch (RuntimeException e) {
                return new Attempt(() -> {
                    throw new IllegalStateException("the system does not start", e);
                });
            }
        }

        Started started() {
            return result.get();
        }

        @Override
        public void close() {
            result.get().close();
        }
    }
}
