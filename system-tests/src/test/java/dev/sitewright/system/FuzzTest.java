package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole API under requests that Tcases makes from the document: valid ones at the edges of what is allowed, and for each rule of each
 * parameter and field one that breaks just that rule. Nothing may end in a defect, or tell how it is made. {@code -Dfuzz.rounds=N} sends
 * more, {@code -Dfuzz.seed=N} others.
 */
@OnIdleSystem
@ResourceLock(OnIdleSystem.LOCK) // it changes settings, too
class FuzzTest {
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]+[.\\w]*\\(|\\b(java|jakarta|io\\.quarkus|io\\.vertx|org\\.hibernate|com\\.fasterxml)\\.|"
                    + "\\b(select|insert into|update|delete from) \\w+ (from|values|set|where)\\b|SQLSTATE|PSQL",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"user", "admin"})
    void nothing_is_answered_with_a_defect_or_tells_its_insides(String role, People people, RunningSystem system) {
        var seed = Long.getLong("fuzz.seed", 1);
        var rounds = Integer.getInteger("fuzz.rounds", 1);
        var fuzzer = new Fuzzer(ApiDocument.read(), people, system, role);
        var faults = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (var round = 0; round < rounds; round++) {
            fuzzer.run(seed + round, exchange -> {
                statuses.merge(exchange.answer().status(), 1, Integer::sum);
                faultsOf(exchange.answer()).forEach(fault -> faults.add(said(fault, exchange)));
            });
        }
        System.out.printf(
                "Fuzzed as %s from seed %d: %d requests, by status %s%n", role, seed, total(statuses), statuses);
        assertThat(faults).as("with -Dfuzz.seed=%d", seed).isEmpty();
        assertThat(statuses).as("it got through").containsKeys(200, 404, 422);
    }

    private static List<String> faultsOf(Door.Answer answer) {
        var faults = new ArrayList<String>();
        if (answer.status() >= 500) {
            faults.add("a defect");
        }
        if (answer.status() >= 400 && !answer.mediaType().equals("application/problem+json")) {
            faults.add("no problem");
        }
        if (answer.status() >= 400 && INSIDES.matcher(answer.text()).find()) {
            faults.add("tells its insides");
        }
        return faults;
    }

    private static int total(Map<Integer, Integer> statuses) {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String said(String fault, Fuzzer.Exchange exchange) {
        return fault + ": " + shortened(exchange.request()) + " -> " + shortened(exchange.answer());
    }

    private static String shortened(Object what) {
        var text = what.toString();
        return text.length() <= 400 ? text : text.substring(0, 400) + "…";
    }
}
