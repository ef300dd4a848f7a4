package dev.barkeep.storage.bench.start;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.barkeep.storage.bench.raw.sqlite.RawSqlite;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.sqlite.SQLiteDataSource;

/** Reads a row by raw JDBC on a connection of the pool that the library has too. */
public final class RawFirstRow {

    private RawFirstRow() {}

    /**
     * Runs.
     *
     * @param arguments file, ticker, day
     * @throws IOException if the memory cannot be asked for
     * @throws SQLException from the driver
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        SQLiteDataSource source = new SQLiteDataSource(RawSqlite.settings());
        source.setUrl("jdbc:sqlite:" + Path.of(arguments[0]));
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(10);
        try (HikariDataSource pool = new HikariDataSource(config);
                RawSqlite database = RawSqlite.of(pool.getConnection())) {
            FirstRow.print(Objects.requireNonNull(database.find(arguments[1], LocalDate.parse(arguments[2]))));
            FirstRow.printPeak();
        }
    }
}
