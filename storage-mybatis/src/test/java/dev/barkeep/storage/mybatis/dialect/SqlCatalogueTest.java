package dev.barkeep.storage.mybatis.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a script says that it cannot know, and which names it takes. That its statements do what they should, databases say. */
class SqlCatalogueTest {

    private final SqlCatalogue catalogue = new JdbcCatalogue();

    private static TableShape table(ColumnShape... columns) {
        return new TableShape(
                "metadata",
                Arrays.asList(columns),
                IndexShape.primaryKey("pk", List.of("ticker")),
                List.of(),
                "",
                null);
    }

    private static ColumnShape column(String name, String type, Presence presence) {
        return new ColumnShape(name, type, "", presence);
    }

    private static final ColumnShape TICKER = column("ticker", "VARCHAR(32)", Presence.REQUIRED);

    @Test
    @DisplayName(
            "a column that is gone and one of the same type that came may be one by a new name: the script says how")
    void rename() {
        List<String> script = catalogue.change(
                table(TICKER, column("sector", "CLOB", Presence.OPTIONAL)),
                table(
                        TICKER,
                        column("branch", "CLOB", Presence.OPTIONAL),
                        column("market_cap", "NUMERIC(18, 4)", Presence.OPTIONAL)));
        assertThat(script)
                .containsExactly(
                        "-- What metadata.sector holds is lost. The way back makes the column without it.",
                        "-- If branch is sector by a new name, this line keeps what it holds, in place of those that add the"
                                + " one and drop the other; the way back likewise: ALTER TABLE metadata RENAME COLUMN sector TO"
                                + " branch.",
                        "ALTER TABLE metadata ADD COLUMN branch CLOB",
                        "ALTER TABLE metadata ADD COLUMN market_cap NUMERIC(18, 4)",
                        "ALTER TABLE metadata DROP COLUMN sector");
    }

    @Test
    @DisplayName(
            "a change that may lose digits, meet NULL, or meet equal keys says so; what loses nothing says nothing")
    void remarks() {
        ColumnShape before = column("market_cap", "NUMERIC(18, 4)", Presence.OPTIONAL);
        ColumnShape after = column("market_cap", "NUMERIC(10, 2)", Presence.REQUIRED);
        assertThat(catalogue.change(table(TICKER, before), table(TICKER, after)))
                .containsExactly(
                        "-- Values of metadata.market_cap may lose digits, or be refused, on the way from NUMERIC(18, 4) to"
                                + " NUMERIC(10, 2). Look at them first.",
                        "-- This fails while metadata.market_cap is NULL anywhere. What it should be there nobody here knows.",
                        "ALTER TABLE metadata ALTER COLUMN market_cap SET DATA TYPE NUMERIC(10, 2)",
                        "ALTER TABLE metadata ALTER COLUMN market_cap SET NOT NULL");
        TableShape otherKey = new TableShape(
                "metadata",
                List.of(TICKER, before),
                IndexShape.primaryKey("pk", List.of("market_cap")),
                List.of(),
                "",
                null);
        assertThat(catalogue.change(table(TICKER, before), otherKey))
                .containsExactly(
                        "-- This fails while rows of metadata have equal keys market_cap.",
                        "ALTER TABLE metadata DROP PRIMARY KEY",
                        "ALTER TABLE metadata ADD PRIMARY KEY (market_cap)");
        assertThat(catalogue.change(table(TICKER), table(TICKER))).isEmpty();
    }

    @Test
    @DisplayName("a name of somebody's is quoted, one that would end a statement or a line is refused")
    void names() {
        assertThat(catalogue.change(table(TICKER), table(TICKER, column("a \"b\"", "CLOB", Presence.OPTIONAL))))
                .containsExactly("ALTER TABLE metadata ADD COLUMN \"a \"\"b\"\"\" CLOB");
        for (String name : List.of("x; DROP TABLE metadata", "x\nDROP TABLE metadata")) {
            TableShape odd = table(TICKER, column(name, "CLOB", Presence.OPTIONAL));
            assertThatExceptionOfType(InvalidDataException.class)
                    .isThrownBy(() -> catalogue.change(odd, table(TICKER)));
            assertThatExceptionOfType(InvalidDataException.class)
                    .isThrownBy(() -> catalogue.change(table(TICKER), odd));
        }
    }
}
