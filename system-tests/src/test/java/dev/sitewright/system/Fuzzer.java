package dev.sitewright.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cornutum.tcases.openapi.io.TcasesOpenApiIO;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.resolver.RequestCases;
import org.cornutum.tcases.resolve.ResolverContext;

/** Sends what Tcases makes of the document, signed in: what is about the same things one after the other, all else beside each other. */
final class Fuzzer {
    private static final Map<Long, List<Sample>> SAMPLES = new ConcurrentHashMap<>();

    private final ApiDocument document;
    private final People people;
    private final String role;
    private final Things things;

    Fuzzer(ApiDocument document, People people, RunningSystem system, String role) {
        this.document = document;
        this.people = people;
        this.role = role;
        this.things = new Things(document, people, system);
    }

    /**
     * A request without its ids.
     *
     * @param known whether they are to be those of something that is there
     */
    record Sample(RequestCase request, boolean known) {
        private String operation() {
            return request.getOperation() + " " + request.getPath();
        }
    }

    /** A request and its answer. */
    record Exchange(Door.Request request, Door.Answer answer) {}

    /** Sends all cases of one seed. */
    void run(long seed, Consumer<Exchange> heard) {
        var operations = document.operations().stream().collect(Collectors.toMap(ApiOperation::toString, one -> one));
        var lanes = new HashMap<Integer, FuzzLane>();
        for (var sample : SAMPLES.computeIfAbsent(seed, Fuzzer::samples)) {
            var operation = Objects.requireNonNull(operations.get(sample.operation()));
            var number = Math.floorMod(FuzzLane.about(operation).hashCode(), Beside.AT_ONCE);
            lanes.computeIfAbsent(number, any -> new FuzzLane(people, role, things))
                    .add(sample, operation);
        }
        Beside.each(List.copyOf(lanes.values()), FuzzLane::run, (lane, exchanges) -> exchanges.forEach(heard));
    }

    private static List<Sample> samples(long seed) {
        var random = new Random(seed);
        var tests = TcasesOpenApiIO.getRequestTests(ApiDocument.path().toFile());
        var context = ResolverContext.builder("fuzz").random(random).build();
        var found = new ArrayList<Sample>();
        RequestCases.getRequestCases(tests, context)
                .getRequestCases()
                .forEach(request -> found.add(new Sample(request, random.nextBoolean())));
        return found;
    }
}
