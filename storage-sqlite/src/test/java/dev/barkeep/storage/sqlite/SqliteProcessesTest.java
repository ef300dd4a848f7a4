package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.IntradayData;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one file, one of which dies. */
class SqliteProcessesTest {

    @TempDir
    Path folder;

    private final List<Process> children = new ArrayList<>();

    private Process start(Class<?> program, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        children.add(process);
        return process;
    }

    @org.junit.jupiter.api.AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the locks of a process are read from /proc/locks")
    @DisplayName("opening a file twice in a process does not give up the locks by which others see it in use")
    void openedTwice() throws Exception {
        Path file = folder.resolve("twice.db");
        StorageConfig config = StorageConfig.fromUrl("sqlite:///" + file);
        try (Storage storage = Storages.open(config)) {
            storage.portfolioPositions().adjust("AAPL", BigDecimal.ONE);
            String ofFile = ":" + Files.getAttribute(file, "unix:ino") + " ";
            assertThat(Files.readAllLines(Path.of("/proc/locks"))).anyMatch(lock -> lock.contains(ofFile));
            try (Storage second = Storages.open(config)) {
                assertThat(second.isConnected()).isTrue();
                assertThat(Files.readAllLines(Path.of("/proc/locks"))).anyMatch(lock -> lock.contains(ofFile));
            }
        }
    }

    /** Saves calls of 500 bars for ever, and says after each that it was committed. */
    public static final class Writer {

        static final int ROWS = 500;

        private Writer() {}

        /**
         * Runs in a process of its own.
         *
         * @param args the file
         */
        public static void main(String[] args) {
            try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + args[0]))) {
                for (int call = 0; ; call++) {
                    int seconds = call + 1;
                    storage.intradayData()
                            .saveAll(IntStream.range(0, ROWS)
                                    .mapToObj(i -> bar(seconds, i))
                                    .toList());
                    System.out.println(call);
                }
            }
        }

        private static IntradayData bar(int seconds, int i) {
            BigDecimal price = BigDecimal.valueOf(i);
            return new IntradayData(
                    "BTC-USD",
                    new dev.barkeep.storage.model.BarInterval(seconds),
                    Instant.ofEpochSecond(i),
                    price,
                    price,
                    price,
                    price,
                    i);
        }
    }

    @Test
    @DisplayName("a process killed while it writes leaves whole calls, and every one that it was told of")
    void killed() throws Exception {
        Path file = folder.resolve("killed.db");
        int[] killAfter = {3, 10, 25};
        int committed = 0;
        for (int calls : killAfter) {
            Process writer = start(Writer.class, file);
            int last = -1;
            try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
                while (last < calls) {
                    last = Integer.parseInt(output.readLine());
                }
                // By its handle: the process itself would close the pipe with what is still in it.
                assertThat(writer.toHandle().destroyForcibly()).isTrue();
                writer.waitFor();
                // What it had said before it died counts too.
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    last = line.matches("\\d+") ? Math.max(last, Integer.parseInt(line)) : last;
                }
            }
            committed = Math.max(committed, last + 1);
            try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + file))) {
                var overview = storage.intradayData().overview();
                assertThat(overview).hasSizeGreaterThanOrEqualTo(committed);
                assertThat(overview)
                        .allSatisfy(series -> assertThat(series.count()).isEqualTo(Writer.ROWS));
            }
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(rows.getString(1)).isEqualTo("ok");
            }
        }
    }
}
