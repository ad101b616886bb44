package dev.sitewright.system;

import dev.sitewright.system.People.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.cornutum.tcases.openapi.io.TcasesOpenApiIO;
import org.cornutum.tcases.openapi.resolver.MessageData;
import org.cornutum.tcases.openapi.resolver.ParamData;
import org.cornutum.tcases.openapi.resolver.ParamDef.Location;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.resolver.RequestCases;
import org.cornutum.tcases.openapi.testwriter.RequestCaseUtils;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueJson;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueText;
import org.cornutum.tcases.resolve.ResolverContext;

/** Sends what Tcases makes of the document, signed in. Half of the addresses with an id are given that of something that is there. */
final class Fuzzer {
    private final ApiDocument document;
    private final People people;
    private final String role;
    private final Things things;
    private final Map<String, Things.Thing> made = new HashMap<>();
    private Person person;

    Fuzzer(ApiDocument document, People people, RunningSystem system, String role) {
        this.document = document;
        this.people = people;
        this.role = role;
        this.things = new Things(document, people, system);
        this.person = people.somebody(role);
    }

    /** Sends all cases of one seed. */
    void run(long seed, BiConsumer<Door.Request, Door.Answer> heard) {
        var random = new Random(seed);
        var operations = document.operations().stream().collect(Collectors.toMap(ApiOperation::toString, one -> one));
        for (var sample : cases(random)) {
            var operation = Objects.requireNonNull(operations.get(sample.getOperation() + " " + sample.getPath()));
            var request = request(sample, operation, random.nextBoolean());
            send(request, heard);
            refresh(operation);
        }
    }

    private static List<RequestCase> cases(Random random) {
        var tests = TcasesOpenApiIO.getRequestTests(ApiDocument.path().toFile());
        var context = ResolverContext.builder("fuzz").random(random).build();
        var found = new ArrayList<RequestCase>();
        RequestCases.getRequestCases(tests, context).getRequestCases().forEach(found::add);
        return found;
    }

    private void send(Door.Request request, BiConsumer<Door.Request, Door.Answer> heard) {
        Door.Answer answer;
        try {
            answer = people.door().send(request.with(person.credential()));
        } catch (IllegalArgumentException e) {
            return; // Java's client refuses to send such a header or address
        }
        heard.accept(request, answer);
    }

    /** Who has signed out, or ended all sessions, goes on as somebody else. */
    private void refresh(ApiOperation operation) {
        if (operation.isChange() && person.get("/me").status() == 401) {
            person = people.somebody(role);
        }
    }

    private Door.Request request(RequestCase sample, ApiOperation operation, boolean known) {
        var path = sample.getPath();
        var query = new ArrayList<String>();
        var headers = new TreeMap<String, String>();
        for (var parameter : sample.getParams()) {
            if (parameter.getLocation() == Location.PATH) {
                path = path.replace(
                        "{" + parameter.getName() + "}",
                        known ? idFor(operation, parameter.getName()) : inPath(parameter));
            } else if (parameter.getLocation() == Location.QUERY) {
                RequestCaseUtils.getQueryParameters(parameter, true)
                        .forEach(one -> query.add(one.getKey() + "=" + one.getValue()));
            } else if (parameter.getLocation() == Location.HEADER) {
                RequestCaseUtils.getHeaderParameterValue(parameter)
                        .ifPresent(value -> headers.put(parameter.getName(), value));
            }
        }
        if (operation.takes("format") && query.stream().noneMatch(one -> one.startsWith("format="))) {
            query.add("format=json"); // a stream has no end
        }
        var body = sample.getBody();
        if (body != null && body.getMediaType() != null) {
            headers.put("Content-Type", body.getMediaType());
        }
        var address = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new Door.Request(sample.getOperation(), address, headers, text(body));
    }

    private static String inPath(ParamData parameter) {
        var value = RequestCaseUtils.getPathParameterValue(parameter, true);
        return value == null || value.isEmpty() ? "%00" : value;
    }

    private String idFor(ApiOperation operation, String name) {
        return things.knows(operation)
                ? made.computeIfAbsent(
                                operation.path().replaceFirst("/[^/}]*$", ""),
                                address -> things.make(operation, person))
                        .inPath(name)
                : "none";
    }

    private static String text(@org.jspecify.annotations.Nullable MessageData body) {
        if (body == null || body.getValue() == null) {
            return "";
        }
        var media = body.getMediaType();
        return media != null && media.contains("json")
                ? DataValueJson.toJson(body.getValue())
                : DataValueText.toText(body.getValue());
    }
}
