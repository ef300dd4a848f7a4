package dev.barkeep.storage.tck.cli;

import java.io.PrintStream;

/** Prints lines and, on a terminal, below them one that says what runs and is overwritten. For many threads. */
final class Lines {

    /** Of a terminal as narrow as they get: a longer line would wrap, and stay. */
    private static final int WIDTH = 78;

    private static final String BEGIN_AND_CLEAR = "\r" + " ".repeat(WIDTH) + "\r";

    private final PrintStream out;
    private final boolean terminal;
    private boolean shown;

    Lines(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void line(String text) {
        clear();
        out.println(text);
    }

    /** Says what begins: on a terminal only as long as it is the news. */
    synchronized void begin(String text) {
        if (terminal) {
            status(text);
        } else {
            line(text);
        }
    }

    /** Says what runs; nowhere but on a terminal. */
    synchronized void status(String text) {
        if (terminal) {
            clear();
            out.print(text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...");
            out.flush();
            shown = true;
        }
    }

    synchronized void clear() {
        if (shown) {
            out.print(BEGIN_AND_CLEAR);
            out.flush();
            shown = false;
        }
    }
}
