package dev.barkeep.storage.bench.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that need a JVM of their own. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * Makes the command that starts a program with this JVM and the class path of this program.
     *
     * @param options of the JVM
     * @param program has the main method
     * @param arguments of the program
     * @return the command
     */
    public static List<String> command(List<String> options, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Dslf4j.internal.verbosity=ERROR", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
