package dev.barkeep.storage.bench.start;

import dev.barkeep.storage.bench.data.PlainBar;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What both programs say: a line as soon as they have the row, and another one with the memory that they took. */
final class FirstRow {

    /** Of Linux; elsewhere the memory is not known. */
    private static final Path STATUS = Path.of("/proc/self/status");

    private FirstRow() {}

    /** Prints the row at once: whoever reads it stops the clock. */
    static void print(PlainBar bar) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(bar);
    }

    /** Prints the most memory that this process had, in kilobytes; 0 if the system does not say. */
    static void printPeak() throws IOException {
        long peak = 0;
        if (Files.isReadable(STATUS)) {
            List<String> lines = Files.readAllLines(STATUS);
            for (String line : lines) {
                if (line.startsWith("VmHWM:")) {
                    peak = Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        System.out.println(peak);
    }
}
