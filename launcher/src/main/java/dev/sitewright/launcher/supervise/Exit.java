package dev.sitewright.launcher.supervise;

/** Says what an exit code means. */
final class Exit {
    /** Java reports a process that a signal has ended with this plus the signal's number, as shells do. */
    private static final int SIGNAL = 128;

    private Exit() {}

    static String describe(int code) {
        return switch (code - SIGNAL) {
            case 9 -> "killed";
            case 15 -> "terminated by somebody";
            case 6, 11 -> "crashed";
            default ->
                code == 3 ? "out of memory or exit code 3" : "exit code " + code; // 3: -XX:+ExitOnOutOfMemoryError
        };
    }
}
