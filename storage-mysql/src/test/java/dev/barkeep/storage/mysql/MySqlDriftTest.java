package dev.barkeep.storage.mysql;

import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.tck.drift.Damage;
import dev.barkeep.storage.testservers.ServerDriftTck;
import dev.barkeep.storage.testservers.ServerKind;
import java.util.List;
import java.util.Set;

/** A script is written for both products, and what was damaged is called alike on both. */
@OnEveryServer
class MySqlDriftTest extends ServerDriftTck {

    MySqlDriftTest(ServerKind kind) {
        super(kind);
    }

    @Override
    protected boolean commitsEachStatement() {
        return true;
    }

    @Override
    protected Set<Kind> impossible() {
        return Set.of(Kind.VIEW);
    }

    @Override
    protected List<Damage> damages() {
        String key = "PRIMARY KEY (ticker, bar_interval, datetime)";
        return List.of(
                Damage.of(
                        "ALTER TABLE daily_data MODIFY COLUMN open decimal(10,2) NOT NULL",
                        difference(Kind.COLUMN_TYPE, "daily_data", "open", "decimal(18,8)", "decimal(10,2)")),
                Damage.of(
                        "ALTER TABLE system_events MODIFY COLUMN id int unsigned NOT NULL",
                        difference(Kind.COLUMN_TYPE, "system_events", "id", "bigint AUTO_INCREMENT", "int unsigned")),
                Damage.of(
                        "ALTER TABLE metadata MODIFY COLUMN company_name mediumtext COLLATE " + collation()
                                + " NOT NULL",
                        difference(Kind.NULLABILITY, "metadata", "company_name", "NULL", "NOT NULL")),
                Damage.of(
                        "ALTER TABLE daily_data MODIFY COLUMN volume bigint NULL",
                        difference(Kind.NULLABILITY, "daily_data", "volume", "NOT NULL", "NULL")),
                Damage.of(
                        "ALTER TABLE daily_data MODIFY COLUMN ticker varchar(32) COLLATE utf8mb4_general_ci NOT NULL",
                        difference(
                                Kind.COLLATION,
                                "daily_data",
                                "ticker",
                                "utf8mb4_0900_bin or utf8mb4_nopad_bin",
                                "utf8mb4_general_ci")),
                Damage.of(
                                "ALTER TABLE intraday_data DROP PRIMARY KEY",
                                difference(Kind.NULLABILITY, "intraday_data", "datetime", "NOT NULL", "NULL"),
                                difference(Kind.PRIMARY_KEY, "intraday_data", null, key, ""))
                        .and("ALTER TABLE intraday_data MODIFY COLUMN datetime datetime(6) NULL"),
                Damage.of(
                        "ALTER TABLE intraday_data DROP PRIMARY KEY, ADD PRIMARY KEY (datetime, bar_interval, ticker)",
                        difference(
                                Kind.PRIMARY_KEY,
                                "intraday_data",
                                null,
                                key,
                                "PRIMARY KEY (datetime, bar_interval, ticker)")),
                Damage.of(
                        "ALTER TABLE system_events DROP PRIMARY KEY, ADD PRIMARY KEY (id, severity)",
                        difference(
                                Kind.PRIMARY_KEY,
                                "system_events",
                                null,
                                "PRIMARY KEY (id)",
                                "PRIMARY KEY (id, severity)")),
                Damage.of(
                        "DROP INDEX signal_history_date ON signal_history",
                        difference(Kind.MISSING_INDEX, "signal_history", "signal_history_date", "(date, id)", null)),
                Damage.of(
                                "DROP INDEX signal_history_date ON signal_history",
                                difference(
                                        Kind.INDEX,
                                        "signal_history",
                                        "signal_history_date",
                                        "(date, id)",
                                        "(id, date)"))
                        .and("CREATE INDEX signal_history_date ON signal_history (id, date)"),
                Damage.of(
                        "CREATE INDEX `Odd ``'Index` ON metadata (ticker, company_name(10))",
                        difference(Kind.EXTRA_INDEX, "metadata", "Odd `'Index", null, "(ticker, `company_name`(10))")),
                Damage.of(
                        "CREATE UNIQUE INDEX one_a_day ON daily_data (date, ticker)",
                        difference(Kind.EXTRA_INDEX, "daily_data", "one_a_day", null, "UNIQUE (date, ticker)")),
                Damage.of(
                        "ALTER TABLE metadata ADD COLUMN `order` varchar(7) COLLATE latin1_bin",
                        difference(Kind.EXTRA_COLUMN, "metadata", "order", null, "varchar(7) COLLATE latin1_bin NULL")),
                Damage.of(
                        "ALTER TABLE metadata DROP COLUMN sector",
                        difference(
                                Kind.MISSING_COLUMN,
                                "metadata",
                                "sector",
                                "mediumtext COLLATE utf8mb4_0900_bin or utf8mb4_nopad_bin NULL",
                                null)),
                Damage.of(
                                "ALTER TABLE daily_data DROP COLUMN volume",
                                difference(Kind.MISSING_COLUMN, "daily_data", "volume", "bigint NOT NULL", null))
                        .deciding("decide_value_of_daily_data_volume", "0"),
                Damage.of(
                        "ALTER TABLE system_events DROP COLUMN id",
                        difference(Kind.MISSING_COLUMN, "system_events", "id", "bigint AUTO_INCREMENT NOT NULL", null),
                        difference(Kind.PRIMARY_KEY, "system_events", null, "PRIMARY KEY (id)", ""),
                        difference(
                                Kind.INDEX,
                                "system_events",
                                "system_events_event_type",
                                "(event_type, id)",
                                "(event_type)"),
                        difference(
                                Kind.INDEX, "system_events", "system_events_severity", "(severity, id)", "(severity)"),
                        difference(
                                Kind.INDEX,
                                "system_events",
                                "system_events_type_severity",
                                "(event_type, severity, id)",
                                "(event_type, severity)")),
                Damage.of(
                        "ALTER TABLE daily_data ENGINE=MyISAM",
                        difference(Kind.TABLE_OPTIONS, "daily_data", null, "ENGINE=InnoDB", "ENGINE=MyISAM")),
                Damage.of(
                        "DROP TABLE system_events",
                        difference(Kind.MISSING_TABLE, "system_events", null, "a table", null)));
    }

    private String collation() {
        return server.kind() == ServerKind.MYSQL ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
    }
}
