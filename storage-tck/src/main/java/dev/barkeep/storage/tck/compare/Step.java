package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.repository.StoredTable;
import java.time.Duration;
import java.util.List;

/** A step of a program. Any part of a program is a program: what makes no sense without the steps before it does nothing. */
sealed interface Step {

    /**
     * A call.
     *
     * @param door the way that it takes
     * @param operation what is called
     * @param arguments its arguments
     * @param inOtherThread whether another thread makes the call, and is waited for
     */
    record Call(Door door, Operation operation, List<Argument> arguments, boolean inOtherThread) implements Step {}

    /**
     * A stream that is open while something is written.
     *
     * @param stream what opens it
     * @param write what is written before it is read to its end; if it is of a transaction, so is the stream
     */
    record Across(Call stream, Call write) implements Step {}

    /** A transaction begins. */
    record Begin() implements Step {}

    /** A transaction begins; one that was ended by a failure is closed before. */
    record BeginAgain() implements Step {}

    /**
     * A transaction ends.
     *
     * @param how the way
     */
    record End(How how) implements Step {}

    /** How a transaction ends. */
    enum How {
        COMMIT("commit", "TX-001"),
        ROLLBACK("rollback", "TX-002"),
        CLOSE("close", "TX-003");

        private final String words;
        private final String rule;

        How(String words, String rule) {
            this.words = words;
            this.rule = rule;
        }

        String words() {
            return words;
        }

        String rule() {
            return rule;
        }
    }

    /**
     * The clock moves; back, too.
     *
     * @param by how far
     */
    record Tick(Duration by) implements Step {}

    /** The storage is closed and opened again. */
    record Reopen() implements Step {}

    /**
     * A look at all rows of a table.
     *
     * @param table the table
     */
    record Check(StoredTable<?> table) implements Step {}
}
