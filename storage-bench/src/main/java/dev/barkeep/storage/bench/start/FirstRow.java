package dev.barkeep.storage.bench.start;

import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.harness.PeakMemory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What both programs say: a line as soon as they have the row, and another one with the memory that they took. */
final class FirstRow {

    private FirstRow() {}

    /** Prints the row at once: whoever reads it stops the clock. */
    static void print(PlainBar bar) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(bar);
    }

    /** Prints the most memory that this process had, in kilobytes; 0 if the system does not say. */
    static void printPeak() throws IOException {
        System.out.println(PeakMemory.kilobytes());
    }
}
