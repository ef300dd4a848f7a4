package dev.barkeep.storage.tck.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.tck.cli.faulty.FaultyProvider;
import dev.barkeep.storage.tck.report.ConformanceReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Runs the runnable jar in processes of its own. */
class RunnableJar {

    private static final Path JAR =
            Path.of("../target/storage-tck-cli.jar").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** How a process ended. */
    record Run(int exitCode, String printed) {}

    static Run terminated(Process process, String atLine) throws Exception {
        List<String> printed = new ArrayList<>();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            printed.add(line);
            if (line.startsWith(atLine)) {
                // Not by the process, which would close what it prints.
                process.toHandle().destroy();
            }
        }
        return new Run(process.waitFor(), String.join("\n", printed));
    }

    Process startFaulty(String parameters, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--plugin=" + Jars.ofBackend(folder, FaultyProvider.class));
        String url = "faulty:///" + folder.resolve("market.db") + parameters;
        return start(Map.of("DATABASE_URL", url), all.toArray(String[]::new));
    }

    Process start(Map<String, String> environment, String... arguments) throws IOException {
        // Most of these runs are too short for the second compiler to pay.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Run finished(Process process) throws Exception {
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }

    ConformanceReport report(String file) throws IOException {
        return new JsonMapper().readValue(folder.resolve(file).toFile(), ConformanceReport.class);
    }

    static List<String> tables(String url) {
        try (Schema schema = Storages.schema(StorageConfig.fromUrl(url))) {
            return schema.tables();
        }
    }
}
