package dev.sitewright.launcher;

import dev.sitewright.launcher.data.Children;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.service.PortPlan;
import dev.sitewright.launcher.service.Secrets;
import dev.sitewright.launcher.service.Service;
import dev.sitewright.launcher.service.ServicePart;
import dev.sitewright.launcher.service.Wiring;
import dev.sitewright.launcher.supervise.Supervised;
import dev.sitewright.launcher.supervise.Voice;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All parts of one run, each under its keeper, and the order in which they start and end. */
final class House {
    private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    private final DataFolder data;
    private final Voice voice;
    private final Backends backends;
    private final Wiring wiring;
    private final Supervised postgres;
    private final Supervised kafka;
    private final List<Supervised> services;

    private House(Options options, Backends backends, Wiring wiring) {
        this.data = options.data();
        this.voice = options.voice();
        this.backends = backends;
        this.wiring = wiring;
        var register = new PartRegister(data);
        this.postgres = new Supervised(backends.postgres(), register, voice);
        this.kafka = new Supervised(backends.kafka(), register, voice);
        this.services = Arrays.stream(Service.values())
                .map(service -> new Supervised(new ServicePart(service, wiring), register, voice))
                .toList();
    }

    /** Chooses ports; nothing is started yet. */
    static House plan(Options options) {
        var secrets = new Secrets(options.data());
        var ports = new PortPlan(options.data(), options.usualPorts());
        var backends = new Backends(options, ports, secrets);
        var servicePorts = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            servicePorts.put(service, ports.choose(service.label(), service.usualPort()));
        }
        ports.save();
        var wiring = new Wiring(
                options.root(),
                options.data(),
                secrets,
                backends.bootstrapServers(),
                servicePorts,
                options.provider(),
                options.settings());
        return new House(options, backends, wiring);
    }

    /** Starts the backends beside each other, then the services beside each other; fails with the first failure. */
    void start() {
        voice.say("Starting PostgreSQL and Kafka …");
        start(Stream.of(postgres, kafka), Supervised::start);
        backends.createTopics();
        backends.databases().forEach(wiring::writeSettings);
        voice.say("Starting "
                + String.join(", ", services.stream().map(Supervised::name).toList()) + " …");
        start(services.stream(), this::startAndTell);
    }

    /** Ends the door first, then the services behind it with their agents and previews, then what they stand on. */
    void stop() {
        stop(services.stream().filter(service -> service.name().equals(Service.API_GATEWAY.label())));
        stop(services.stream().filter(service -> !service.name().equals(Service.API_GATEWAY.label())));
        new Children(data).endAll();
        stop(Stream.of(kafka, postgres));
    }

    String url(Service service) {
        return wiring.url(service);
    }

    List<String> parts() {
        return all().map(Supervised::name).toList();
    }

    long pidOf(String part) {
        return all().filter(supervised -> supervised.name().equals(part))
                .flatMap(supervised -> supervised.process().stream())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no process of a part named " + part))
                .pid();
    }

    private Stream<Supervised> all() {
        return Stream.concat(Stream.of(postgres, kafka), services.stream());
    }

    private void startAndTell(Supervised service) {
        var since = System.nanoTime();
        service.start();
        var tenths = Duration.ofNanos(System.nanoTime() - since).toMillis() / 100;
        voice.say("  " + service.name() + " is ready after " + tenths / 10 + "." + tenths % 10 + " s");
    }

    private static void start(Stream<Supervised> parts, Consumer<Supervised> step) {
        var failed = new CompletableFuture<Void>();
        var done = parts.map(part -> CompletableFuture.runAsync(() -> step.accept(part), THREADS)
                        .whenComplete((nothing, failure) -> {
                            if (failure != null) {
                                failed.completeExceptionally(failure);
                            }
                        }))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(done)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Ends them beside each other; one that cannot be ended keeps none of the others from it. */
    private void stop(Stream<Supervised> parts) {
        var done = parts.map(part -> CompletableFuture.runAsync(part::stop, THREADS)
                        .exceptionally(failure -> {
                            voice.say(part.name() + " could not be ended: " + failure.getMessage());
                            return null;
                        }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(done).join();
    }
}
