package dev.barkeep.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.cli.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The built jar, run in a process of its own.
 *
 * @param folder where it runs; its output is caught in files there, so that no pipe can fill up
 * @param environment variables beside those of the tests' own process; none of them names a database
 */
public record Tool(Path folder, Map<String, String> environment) {

    /** Most runs end before it pays to compile well. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path JAR = Path.of("target/storage-cli.jar").toAbsolutePath();

    /** What a run printed, and how it ended. */
    public record Run(int exitCode, String out, String err) {

        /** Sees that all went well. */
        public Run done() {
            return ended(0);
        }

        /** Sees how it ended. */
        public Run ended(int expected) {
            assertThat(exitCode).as("%s%n%s", out, err).isEqualTo(expected);
            return this;
        }

        /** Sees that it was refused in one line. */
        public Run refused(int expected, String... parts) {
            ended(expected);
            assertThat(err.lines()).hasSize(1);
            assertThat(err).startsWith("storage: ").contains(parts).doesNotContain("Exception");
            return this;
        }
    }

    /** A run that goes on. */
    public record Running(Process process, Path out, Path err) {

        /** Waits for its end. */
        public Run end() throws IOException, InterruptedException {
            return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
        }
    }

    /** Runs it in a folder. */
    public static Tool in(Path folder) {
        return new Tool(folder, Map.of());
    }

    /** The same with a variable more. */
    public Tool with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Tool(folder, more);
    }

    /** Runs it to its end. */
    public Run run(String... arguments) throws IOException, InterruptedException {
        Running running = start(SHORT_LIVED, arguments);
        running.process().getOutputStream().close();
        return running.end();
    }

    /** Runs it in this JVM, which is faster; the files of its arguments are then relative to another folder. */
    public Run here(String... arguments) {
        return here(InputStream.nullInputStream(), arguments);
    }

    /** The same with something to read from standard input. */
    public Run here(InputStream in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                environment,
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null);
        int exitCode = Main.execute(shell, arguments);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts it. */
    public Running start(List<String> javaOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // For runs that are short: it starts in two thirds of the time.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }
}
