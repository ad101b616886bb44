package dev.sitewright.platform.problem;

/** An expected failure that is answered with a {@link Problem}. A feature's own sealed failures are mapped to one at the edge. */
public class ProblemException extends RuntimeException {
    private final transient Problem problem;

    /** Fails with this answer. */
    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false); // expected, hence no stack trace
        this.problem = problem;
    }

    /** @return the answer */
    public Problem problem() {
        return problem;
    }
}
