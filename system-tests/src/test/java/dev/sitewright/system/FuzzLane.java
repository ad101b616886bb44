package dev.sitewright.system;

import dev.sitewright.system.Fuzzer.Exchange;
import dev.sitewright.system.Fuzzer.Sample;
import dev.sitewright.system.People.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cornutum.tcases.openapi.resolver.MessageData;
import org.cornutum.tcases.openapi.resolver.ParamData;
import org.cornutum.tcases.openapi.resolver.ParamDef.Location;
import org.cornutum.tcases.openapi.testwriter.RequestCaseUtils;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueJson;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueText;
import org.jspecify.annotations.Nullable;

/** Requests that are sent one after the other, by somebody who does nothing else, about things made for them. */
final class FuzzLane {
    private final People people;
    private final String role;
    private final Things things;
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, Things.Thing> made = new HashMap<>();
    private Person person;

    FuzzLane(People people, String role, Things things) {
        this.people = people;
        this.role = role;
        this.things = things;
        this.person = people.somebody(role);
    }

    private record Case(Sample sample, ApiOperation operation) {}

    /** @return the same for operations that are about the same things */
    static String about(ApiOperation operation) {
        return operation.path().replaceFirst("/[^/}]*$", "");
    }

    void add(Sample sample, ApiOperation operation) {
        cases.add(new Case(sample, operation));
    }

    List<Exchange> run() {
        var exchanges = new ArrayList<Exchange>();
        for (var one : cases) {
            var exchange = send(one);
            if (exchange.filter(sent -> sent.answer().status() == 401).isPresent() && isSignedOut()) {
                person = people.somebody(role);
                made.clear();
                exchange = send(one);
            }
            exchange.ifPresent(exchanges::add);
        }
        return exchanges;
    }

    private Optional<Exchange> send(Case one) {
        var request = request(one);
        try {
            return Optional.of(new Exchange(request, people.door().send(request.with(person.credential()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Java's client refuses to send such a header or address
        }
    }

    /** Signing out, for one, is among what is sent. */
    private boolean isSignedOut() {
        return person.get("/me").status() == 401;
    }

    private Door.Request request(Case one) {
        var sample = one.sample().request();
        var operation = one.operation();
        var path = sample.getPath();
        var query = new ArrayList<String>();
        var headers = new TreeMap<String, String>();
        for (var parameter : sample.getParams()) {
            if (parameter.getLocation() == Location.PATH) {
                path = path.replace(
                        "{" + parameter.getName() + "}",
                        one.sample().known() ? idFor(operation, parameter.getName()) : inPath(parameter));
            } else if (parameter.getLocation() == Location.QUERY) {
                RequestCaseUtils.getQueryParameters(parameter, true)
                        .forEach(entry -> query.add(entry.getKey() + "=" + entry.getValue()));
            } else if (parameter.getLocation() == Location.HEADER) {
                RequestCaseUtils.getHeaderParameterValue(parameter)
                        .ifPresent(value -> headers.put(parameter.getName(), value));
            }
        }
        if (operation.takes("format") && query.stream().noneMatch(entry -> entry.startsWith("format="))) {
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
                ? made.computeIfAbsent(about(operation), address -> things.make(operation, person))
                        .inPath(name)
                : "none";
    }

    private static String text(@Nullable MessageData body) {
        if (body == null || body.getValue() == null) {
            return "";
        }
        var media = body.getMediaType();
        return media != null && media.contains("json")
                ? DataValueJson.toJson(body.getValue())
                : DataValueText.toText(body.getValue());
    }
}
