package dev.sitewright.gateway.document;

import dev.sitewright.platform.problem.ProblemType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Which problems of the catalogue an operation may answer with: what its kind brings, and what it names itself. It names a problem by
 * putting the code in backticks into the description of its answer with that status.
 */
final class KnownProblems {
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

    private KnownProblems() {}

    /** @return all of them */
    static Set<ProblemType> of(Route route, Code code, Operation operation, Components components) {
        var found = EnumSet.of(ProblemType.INTERNAL_ERROR, ProblemType.DATABASE_UNAVAILABLE);
        found.add(ProblemType.RATE_LIMITED);
        if (!code.scopes().isEmpty()) {
            found.addAll(List.of(ProblemType.NOT_SIGNED_IN, ProblemType.TOKEN_EXPIRED, ProblemType.NOT_ALLOWED));
        }
        if (route.isChange()) {
            found.add(ProblemType.CROSS_ORIGIN);
        }
        if (code.ofOneProject()) {
            found.add(ProblemType.PROJECT_NOT_FOUND);
        }
        if (code.passedOn()) {
            found.add(ProblemType.SERVICE_UNAVAILABLE);
        }
        found.addAll(ofInput(operation, components));
        found.addAll(named(operation));
        return found;
    }

    private static Set<ProblemType> ofInput(Operation operation, Components components) {
        var found = EnumSet.noneOf(ProblemType.class);
        if (operation.getRequestBody() != null) {
            found.addAll(List.of(
                    ProblemType.BAD_JSON,
                    ProblemType.BAD_BODY,
                    ProblemType.BODY_TOO_LARGE,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    ProblemType.INVALID_INPUT));
        }
        if (hasQuery(operation, components)) {
            found.add(ProblemType.INVALID_INPUT);
        }
        if (CommonHeaders.isOnce(operation)) {
            found.addAll(List.of(
                    ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT,
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    ProblemType.INVALID_INPUT));
        }
        if (CommonHeaders.takes(operation, CommonHeaders.IF_MATCH)) {
            found.addAll(List.of(ProblemType.PRECONDITION_REQUIRED, ProblemType.PRECONDITION_FAILED));
        }
        return found;
    }

    private static boolean hasQuery(Operation operation, Components components) {
        return Optional.ofNullable(operation.getParameters()).orElseGet(List::of).stream()
                .map(parameter -> CommonHeaders.resolved(parameter, components))
                .anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
    }

    private static Set<ProblemType> named(Operation operation) {
        var found = EnumSet.noneOf(ProblemType.class);
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, answer) -> CODE.matcher(
                                Optional.ofNullable(answer.getDescription()).orElse(""))
                        .results()
                        .flatMap(code -> ProblemType.byCode(code.group(1)).stream())
                        .filter(type -> status.equals(String.valueOf(type.status())))
                        .forEach(found::add));
        return found;
    }
}
