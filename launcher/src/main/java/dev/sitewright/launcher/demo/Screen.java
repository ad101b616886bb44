package dev.sitewright.launcher.demo;

import java.io.PrintStream;

/**
 * Where the demonstration is told. On a terminal the agent's text appears as it is written; elsewhere in whole lines, so
 * that a program can read them.
 */
public final class Screen {
    private final PrintStream out;
    private final boolean terminal;
    private final StringBuilder unfinished = new StringBuilder();
    private String speaker = "";

    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints one line of its own. */
    public synchronized void line(String text) {
        endSpeech();
        out.println(text);
        out.flush();
    }

    /** Prints a piece of a text that somebody is saying; pieces of the same speaker join. */
    synchronized void speech(String who, String piece) {
        if (!speaker.equals(who)) {
            endSpeech();
            speaker = who;
        }
        for (var start = 0; start < piece.length(); ) {
            var newline = piece.indexOf('\n', start);
            var end = newline < 0 ? piece.length() : newline;
            add(piece.substring(start, end));
            if (newline >= 0) {
                breakLine();
            }
            start = end + 1;
        }
        out.flush();
    }

    synchronized void endSpeech() {
        if (!unfinished.isEmpty()) {
            breakLine();
        }
        speaker = "";
    }

    private void add(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (terminal) {
            out.print(unfinished.isEmpty() ? prefix() + text : text);
        }
        unfinished.append(text);
    }

    private void breakLine() {
        out.println(terminal ? "" : prefix() + unfinished);
        unfinished.setLength(0);
    }

    private String prefix() {
        return speaker + " │ ";
    }
}
