package dev.barkeep.storage.bench.harness;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A workload on a database, ready to be run by both contenders. */
public interface Race extends AutoCloseable {

    /**
     * Gives the library's side.
     *
     * @return what goes through the public API
     */
    Contender ours();

    /**
     * Gives the other side.
     *
     * @return what is measured against
     */
    Contender raw();

    /**
     * Says what has to come out, computed from the rows in memory.
     *
     * @param round the number of the round
     * @return the checksum that both have to have
     */
    long expected(int round);

    /**
     * Says what else was found.
     *
     * @return lines for the report, after the last round
     * @throws Exception if it cannot be found out
     */
    default List<String> notes() throws Exception {
        return List.of();
    }

    @Override
    void close() throws IOException, SQLException;
}
