package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Writes what leads from one version to another as a script for a client of the database. */
final class MigrationScript {

    /** What every script says to who runs it. */
    static final String STOP = "-- The client has to stop at the first error.\n";

    private final Dialect dialect;
    private final Migrations migrations;

    /**
     * Makes a writer.
     *
     * @param dialect the product of the database
     * @param migrations its scripts
     */
    MigrationScript(Dialect dialect, Migrations migrations) {
        this.dialect = dialect;
        this.migrations = migrations;
    }

    /** See {@link dev.barkeep.storage.Schema#script}. */
    String write(int from, int to) {
        requireVersion("from", from);
        requireVersion("to", to);
        List<Migration> steps = new ArrayList<>(migrations.all().stream()
                .filter(each -> each.number() > Math.min(from, to) && each.number() <= Math.max(from, to))
                .toList());
        if (steps.isEmpty()) {
            return "";
        }
        StringBuilder script = new StringBuilder("-- Version " + from + " to version " + to + " of the tables on "
                + dialect.id() + ", by version " + History.LIBRARY_VERSION + " of the library.\n"
                + STOP + "\n");
        append(script, dialect.scriptOpening(from == 0 ? DatabaseSchema.OURS : Set.of()));
        if (from == 0) {
            script.append(History.CREATE).append(";\n\n");
        }
        if (from < to) {
            steps.forEach(step -> up(script, step));
        } else {
            Collections.reverse(steps);
            steps.forEach(step -> undo(script, step));
        }
        if (to == 0) {
            script.append(History.DROP).append(";\n\n");
        }
        append(script, dialect.scriptClosing());
        return script.toString();
    }

    static void append(StringBuilder script, List<String> statements) {
        statements.forEach(statement -> script.append(statement).append(";\n"));
        if (!statements.isEmpty()) {
            script.append('\n');
        }
    }

    private void up(StringBuilder script, Migration step) {
        String now = dialect.currentTime();
        if (dialect.undoesTables()) {
            script.append(step.up()).append("\n\n");
            insert(script, step, now, now, History.State.DONE);
        } else {
            insert(script, step, now, "NULL", History.State.STARTED);
            script.append(step.up()).append("\n\n");
            update(script, step, "state = '" + History.State.DONE + "', finished_at = " + now);
        }
    }

    private void undo(StringBuilder script, Migration step) {
        if (!dialect.undoesTables()) {
            update(script, step, "state = '" + History.State.UNDOING + "'");
        }
        script.append(step.undo()).append("\n\n");
        script.append("DELETE FROM " + History.TABLE + " WHERE number = " + step.number() + ";\n\n");
    }

    private void insert(StringBuilder script, Migration step, String started, String finished, History.State state) {
        script.append(History.INSERT)
                .append("(" + step.number() + ", '" + step.name() + "', '" + step.checksum() + "', '" + dialect.id()
                        + "', '" + History.LIBRARY_VERSION + "', 'script', " + started + ", " + finished + ", '"
                        + state + "');\n\n");
    }

    private static void update(StringBuilder script, Migration step, String set) {
        script.append("UPDATE " + History.TABLE + " SET " + set + " WHERE number = " + step.number() + ";\n\n");
    }

    private void requireVersion(String name, int version) {
        if (version != 0 && migrations.find(version).isEmpty()) {
            throw new InvalidDataException(
                    name, version, "must be 0, for an empty database, or a version up to " + migrations.newest());
        }
    }
}
