package dev.barkeep.storage.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The most memory that this process had. */
public final class PeakMemory {

    /** Of Linux; elsewhere the memory is not known. */
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /**
     * Asks the system.
     *
     * @return kilobytes; 0 if the system does not say
     * @throws IOException if the system cannot be asked
     */
    public static long kilobytes() throws IOException {
        long peak = 0;
        if (Files.isReadable(STATUS)) {
            List<String> lines = Files.readAllLines(STATUS);
            for (String line : lines) {
                if (line.startsWith("VmHWM:")) {
                    peak = Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        return peak;
    }
}
