package dev.barkeep.storage.sqlite.allowed;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Ids that begin at a thousand, with gaps of any size, as those of sequences that many draw from. */
final class Numbers implements Behaviour {

    private static final int WIDEST_GAP = 3_000;
    private static final Set<String> BEFORE = Set.of("add", "addAll", "append", "begin");

    private volatile String file = "";

    @Override
    public StorageConfig configure(StorageConfig config) {
        file = "jdbc:sqlite:" + config.url().database() + "?busy_timeout=0";
        return config;
    }

    @Override
    public @Nullable Object handle(Call call) throws Throwable {
        if (BEFORE.contains(call.method().getName())) {
            moveOn();
        }
        return call.proceed();
    }

    /** Beside the storage; not while it writes. */
    private void moveOn() throws SQLException {
        try (Connection connection = DriverManager.getConnection(file);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("signal_history", "portfolio_performance", "system_events")) {
                statement.execute("INSERT INTO sqlite_sequence (name, seq) SELECT '" + table
                        + "', 999 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '" + table + "')");
            }
            statement.execute("UPDATE sqlite_sequence SET seq = seq + "
                    + ThreadLocalRandom.current().nextInt(WIDEST_GAP));
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) != SQLiteErrorCode.SQLITE_BUSY.code) {
                throw e;
            }
        }
    }
}
