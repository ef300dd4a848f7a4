package dev.barkeep.storage.tck;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import java.io.IOException;
import java.math.BigDecimal;

/** Opens, or takes back, the tables of the database in its environment, in a process of its own. */
final class SchemaProcess {

    /** Says that it is there, waits for a line, and opens. */
    static final String OPEN_TOGETHER = "open together";

    /** Applies what is pending. */
    static final String MIGRATE = "migrate";

    /** Takes all back. */
    static final String ROLL_BACK = "roll back";

    /** What one says that waits. */
    static final String READY = "ready";

    private SchemaProcess() {}

    public static void main(String[] args) throws IOException {
        StorageConfig config = StorageConfig.fromEnvironment();
        if (args[0].equals(OPEN_TOGETHER)) {
            System.out.println(READY);
            System.in.read();
            try (Storage storage = Storages.open(config)) {
                storage.portfolioPositions().adjust("AAPL", BigDecimal.ONE);
                System.out.println("version " + storage.info().schemaVersion());
            }
            return;
        }
        try (Schema schema = Storages.schema(config)) {
            if (args[0].equals(MIGRATE)) {
                schema.migrate();
            } else {
                schema.rollbackTo(0);
            }
        }
    }
}
