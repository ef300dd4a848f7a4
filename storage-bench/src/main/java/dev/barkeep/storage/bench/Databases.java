package dev.barkeep.storage.bench;

import dev.barkeep.storage.bench.backend.Backend;
import java.io.PrintWriter;
import java.util.List;
import org.opentest4j.TestAbortedException;
import picocli.CommandLine.Option;

/** The option that says on which databases a command runs. */
final class Databases {

    @Option(
            names = "--backends",
            split = ",",
            paramLabel = "<database>",
            description = "Which databases: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Database> wanted = List.of(Database.values());

    /** What is done with a database. */
    @FunctionalInterface
    interface Task {
        void run(Backend backend) throws Exception;
    }

    /**
     * Does it on one after the other.
     *
     * @param err where to say what could not be started
     * @param task what to do
     * @return whether all of them could be started, or were left out because the user wants that
     * @throws Exception from the task
     */
    boolean each(PrintWriter err, Task task) throws Exception {
        boolean complete = true;
        for (Database database : wanted) {
            Backend opened;
            try {
                opened = database.open();
            } catch (TestAbortedException e) {
                say(err, database + ": " + e.getMessage());
                continue;
            } catch (IllegalStateException | IllegalArgumentException e) {
                say(err, database + ": " + e.getMessage());
                complete = false;
                continue;
            }
            try (Backend backend = opened) {
                task.run(backend);
            }
        }
        return complete;
    }

    /** Says at once how far it has come. */
    static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
