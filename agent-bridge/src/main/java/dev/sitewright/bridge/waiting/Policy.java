package dev.sitewright.bridge.waiting;

import dev.sitewright.platform.many.Versioned;
import java.util.List;

/**
 * How the agent of a project may work.
 *
 * @param id the project's id
 * @param rules the last one that fits decides; what none fits is allowed inside the workspace
 * @param permissionAnswer what a request for permission gets at its deadline: {@code reject} or {@code once}
 * @param questionAnswer what a question gets at its deadline: its {@code first} option, or {@code reject}
 * @param deadlineSeconds how long the agent waits for a person
 */
record Policy(
        String id, long version, List<Rule> rules, String permissionAnswer, String questionAnswer, int deadlineSeconds)
        implements Versioned {
    /**
     * One rule.
     *
     * @param tool {@code edit}, {@code bash}, {@code webfetch} and so on; {@code *} for all
     * @param pattern the file, command or address, with {@code *} for anything
     * @param action {@code allow}, {@code ask} or {@code deny}
     */
    record Rule(String tool, String pattern, String action) {}
}
