package dev.barkeep.examples.h2;

import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.drift.Damage;
import dev.barkeep.storage.tck.drift.DriftTck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a database whose dialect has no catalogue of its own: all but types. */
class H2DriftTest extends DriftTck {

    @TempDir
    Path folder;

    @Override
    protected Database newDatabase() {
        Path file = folder.resolve(UUID.randomUUID().toString());
        return new Database() {
            @Override
            public StorageConfig config() {
                return StorageConfig.builder()
                        .url("h2:///" + file)
                        .poolSize(1)
                        .maxOverflow(1)
                        .build();
            }

            @Override
            public void execute(List<String> statements) throws SQLException {
                try (Connection connection = DriverManager.getConnection(
                                "jdbc:h2:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
                        Statement statement = connection.createStatement()) {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                }
            }
        };
    }

    /** It does, and the statements of standard SQL are not guarded: H2 has its own for that. */
    @Override
    protected boolean commitsEachStatement() {
        return false;
    }

    @Override
    protected Set<Kind> impossible() {
        return Set.of(Kind.COLUMN_TYPE, Kind.COLLATION, Kind.TABLE_OPTIONS, Kind.VIEW);
    }

    @Override
    protected List<Damage> damages() {
        return List.of(
                Damage.of(
                        "ALTER TABLE daily_data ALTER COLUMN volume DROP NOT NULL",
                        difference(Kind.NULLABILITY, "daily_data", "volume", "NOT NULL", "NULL")),
                Damage.of(
                        "ALTER TABLE portfolio_positions DROP PRIMARY KEY",
                        difference(Kind.PRIMARY_KEY, "portfolio_positions", null, "PRIMARY KEY (ticker)", "")),
                Damage.of(
                                "ALTER TABLE portfolio_positions DROP PRIMARY KEY",
                                difference(
                                        Kind.PRIMARY_KEY,
                                        "portfolio_positions",
                                        null,
                                        "PRIMARY KEY (ticker)",
                                        "PRIMARY KEY (shares, ticker)"))
                        .and("ALTER TABLE portfolio_positions ADD PRIMARY KEY (shares, ticker)"),
                Damage.of(
                        "DROP INDEX signal_history_date",
                        difference(Kind.MISSING_INDEX, "signal_history", "signal_history_date", "(date, id)", null)),
                Damage.of(
                                "DROP INDEX signal_history_date",
                                difference(
                                        Kind.INDEX,
                                        "signal_history",
                                        "signal_history_date",
                                        "(date, id)",
                                        "(id, date)"))
                        .and("CREATE INDEX signal_history_date ON signal_history (id, date)"),
                Damage.of(
                        "CREATE UNIQUE INDEX one_a_day ON daily_data (date, ticker)",
                        difference(Kind.EXTRA_INDEX, "daily_data", "one_a_day", null, "UNIQUE (date, ticker)")),
                Damage.of(
                        "ALTER TABLE metadata ADD COLUMN founder VARCHAR(7)",
                        difference(Kind.EXTRA_COLUMN, "metadata", "founder", null, "CHARACTER VARYING(7) NULL")),
                Damage.of(
                                "ALTER TABLE metadata DROP COLUMN sector",
                                difference(Kind.MISSING_COLUMN, "metadata", "sector", "NULL", null))
                        .deciding("decide_type_of_metadata_sector", "CLOB"),
                new Damage(
                        List.of("DROP TABLE portfolio_positions"),
                        List.of(difference(Kind.MISSING_TABLE, "portfolio_positions", null, "a table", null)),
                        Map.of(
                                "decide_type_of_portfolio_positions_ticker", "VARCHAR(32)",
                                "decide_type_of_portfolio_positions_shares", "NUMERIC(18, 8)",
                                "decide_type_of_portfolio_positions_created_at", "TIMESTAMP(6) WITH TIME ZONE",
                                "decide_type_of_portfolio_positions_updated_at", "TIMESTAMP(6) WITH TIME ZONE")));
    }
}
