package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.SchemaScript;
import dev.barkeep.storage.TableInfo;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether the tables are what they should be. What else may happen to them only who sees the database can do. */
abstract class DriftSuite extends Suite {

    DriftSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("SCH-009 what the migrations make is what the library expects, with rows as well")
    void asDescribed() {
        EveryTable.write(storage, 1);
        try (Schema schema = tck.schema(config)) {
            schema.migrate();
            assertThat(schema.verify()).isEmpty();
            assertThat(schema.diff().isEmpty()).isTrue();
        }
    }

    @Test
    @DisplayName("SCH-010 tables that are missing are named, in their order")
    void nothingThere() {
        List<String> names = storage.tables().stream().map(TableInfo::name).toList();
        storage.close();
        try (Schema schema = tck.schema(config)) {
            schema.migrate();
            assumeMigrations(schema.status());
            schema.rollbackTo(0);

            List<SchemaDifference> differences = schema.verify();

            assertThat(differences).extracting(SchemaDifference::kind).containsOnly(Kind.MISSING_TABLE);
            assertThat(differences)
                    .extracting(SchemaDifference::table)
                    .containsExactlyInAnyOrderElementsOf(names)
                    .containsSubsequence("daily_data", "metadata", "signal_history", "portfolio_positions");
            assertThat(differences)
                    .allSatisfy(difference -> assertThat(difference.toString()).startsWith(difference.table() + ": "));
        }
        storage = tck.open(config);
    }

    @Test
    @DisplayName("SCH-011 a script is written that makes what is missing, and nothing is changed")
    void script() {
        List<String> names = storage.tables().stream().map(TableInfo::name).toList();
        storage.close();
        try (Schema schema = tck.schema(config)) {
            schema.migrate();
            assumeMigrations(schema.status());
            schema.rollbackTo(0);
            SchemaScript script = schema.diff();
            assumeFalse(script.isEmpty(), "the backend has no scripts");

            for (String name : names) {
                assertThat(script.up()).containsIgnoringCase(name);
                assertThat(script.undo()).containsIgnoringCase(name);
                assertThat(script.migration()).containsIgnoringCase(name);
            }
            assertThat(script.up()).isNotEqualTo(script.undo());
            assertThat(oursOf(schema)).isEmpty();
        }
        storage = tck.open(config);
    }
}
