package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.StorageConfig;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program in a JVM of its own, on the class path of this one with what the loader of the thread adds to it, and with
 * the database in its environment.
 */
final class ChildJvm {

    private static final int LONGEST_SECONDS = 120;

    private ChildJvm() {}

    /** Runs it to its end and gives what it printed; fails if it fails. */
    static String run(String heap, Class<?> program, StorageConfig config, String... arguments) throws Exception {
        Path output = Files.createTempFile("tck", ".out");
        try {
            Process process = builder(
                            List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                            program,
                            config,
                            arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"))
                    .start();
            int exit = exitValue(process, program + ", which printed " + Files.readString(output));
            String printed = Files.readString(output);
            assertThat(exit)
                    .as("exit value of %s, which printed %s", program, printed)
                    .isZero();
            return printed;
        } finally {
            Files.delete(output);
        }
    }

    /** Prepares to start it. */
    static ProcessBuilder builder(List<String> options, Class<?> program, StorageConfig config, String... arguments)
            throws URISyntaxException {
        assumeTrue(config.dataSource() == null, "another process cannot have the data source of this one");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DATABASE_URL", config.url().reveal());
        builder.environment().put("DB_POOL_SIZE", "2");
        return builder;
    }

    /** Waits for its end, which is bounded. */
    static int exitValue(Process process, String what) throws InterruptedException {
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends within %d seconds", what, LONGEST_SECONDS)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    private static String classPath() throws URISyntaxException {
        StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
        // That of the class path itself is no URLClassLoader.
        for (ClassLoader loader = Thread.currentThread().getContextClassLoader();
                loader instanceof URLClassLoader added;
                loader = loader.getParent()) {
            for (URL url : added.getURLs()) {
                classPath.append(File.pathSeparatorChar).append(Path.of(url.toURI()));
            }
        }
        return classPath.toString();
    }
}
