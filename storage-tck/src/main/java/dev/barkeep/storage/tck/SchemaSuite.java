package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.MigrationStatus;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaPolicy;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.error.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables and their versions, as far as a host that knows no SQL can see them. */
abstract class SchemaSuite extends Suite {

    SchemaSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("SCH-001 the tables can be seen without a storage, and looking changes nothing")
    void seesTables() {
        assumeOutlivesItsStorage();
        EveryTable.write(storage, 1);
        try (Schema schema = tck.schema(config)) {
            assertThat(schema.version()).isEqualTo(storage.info().schemaVersion());
            assertThat(oursOf(schema))
                    .containsExactlyInAnyOrderElementsOf(EveryTable.counts(1).keySet());
            assertThat(schema.tables()).isSorted();
        }
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
    }

    @Test
    @DisplayName("SCH-002 back to version 0 nothing is left, and the way up makes it all again")
    void rollsBackToNothing() {
        EveryTable.write(storage, 1);
        storage.close();
        try (Schema schema = tck.schema(config)) {
            schema.migrate();
            assumeMigrations(schema.status());
            int newest = schema.status().newest();
            List<String> tables = schema.tables();
            assertThat(schema.version()).isEqualTo(newest);
            for (int none : new int[] {-1, newest + 1}) {
                refusal(() -> schema.rollbackTo(none));
            }
            assertThat(schema.tables()).isEqualTo(tables);

            schema.rollbackTo(0);

            assertThat(schema.version()).isZero();
            assertThat(oursOf(schema)).isEmpty();
            List<String> ofOthers = schema.tables();
            schema.rollbackTo(0);
            assertThat(schema.tables()).isEqualTo(ofOthers);
            schema.migrate();
            assertThat(schema.version()).isEqualTo(newest);
            assertThat(schema.tables()).isEqualTo(tables);
        }
        storage = tck.open(config);
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
        EveryTable.write(storage, 1);
    }

    @Test
    @DisplayName("SCH-003 every migration is told, with its state, its name and who applied it")
    void status() {
        SchemaStatus status = storage.schema().status();

        assertThat(status.isCurrent()).isTrue();
        assertThat(status.version())
                .isEqualTo(status.newest())
                .isEqualTo(storage.schema().version())
                .isEqualTo(storage.info().schemaVersion());
        // Numbers may be left out, and a backend without scripts has no checksums of them.
        assertThat(status.migrations())
                .extracting(MigrationStatus::number)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(number -> number >= 1 && number <= status.newest());
        assertThat(status.migrations()).allSatisfy(each -> {
            assertThat(each.state()).isEqualTo(MigrationStatus.State.APPLIED);
            assertThat(each.name()).isNotBlank();
            assertThat(each.appliedBy()).isNotBlank();
            assertThat(each.libraryVersion()).isNotBlank();
        });
        if (!status.migrations().isEmpty()) {
            assertUnmodifiable(status.migrations());
        }
    }

    @Test
    @DisplayName("SCH-003 the tables of a storage are closed with it, and not by themselves")
    void closedWithTheStorage() {
        Schema schema = storage.schema();
        int version = schema.version();
        schema.close();
        assertThat(schema.version()).isEqualTo(version);

        storage.close();

        assertThatExceptionOfType(ClosedException.class).isThrownBy(schema::status);
    }

    @Test
    @DisplayName("SCH-003 questions about the tables are answered beside an open transaction")
    void besideATransaction() {
        assumeTrue(concurrent(), "all share one connection");
        openWith(config.toBuilder().poolTimeout(Duration.ofSeconds(5)).build());
        try (Transaction transaction = storage.begin()) {
            EveryTable.write(transaction, 1);

            assertThat(storage.info().schemaVersion())
                    .isEqualTo(storage.schema().version())
                    .isEqualTo(storage.schema().status().newest());
            assertThat(storage.schema().verify()).isEmpty();
        }
    }

    @Test
    @DisplayName("SCH-004 tables are brought to a version, and no further")
    void migratesTo() {
        assumeOutlivesItsStorage();
        storage.close();
        try (Schema schema = tck.schema(config)) {
            List<Integer> versions = versionsOf(schema);
            int first = versions.get(0);
            int newest = versions.get(versions.size() - 1);
            List<String> tables = schema.tables();
            schema.rollbackTo(0);
            schema.migrateTo(0);
            assertThat(oursOf(schema)).isEmpty();

            schema.migrateTo(first);

            assertThat(schema.version()).isEqualTo(first);
            assertThat(schema.status().migrations())
                    .allSatisfy(each -> assertThat(each.state())
                            .isEqualTo(
                                    each.number() == first
                                            ? MigrationStatus.State.APPLIED
                                            : MigrationStatus.State.PENDING));
            for (int version : new int[] {first - 1, newest + 1}) {
                refusal(() -> schema.migrateTo(version));
            }
            schema.migrateTo(newest);
            assertThat(schema.status().isCurrent()).isTrue();
            assertThat(schema.tables()).isEqualTo(tables);
        }
    }

    @Test
    @DisplayName("SCH-005 steps are taken back with all rows that the older tables have a place for")
    void rollsBackSteps() {
        assumeOutlivesItsStorage();
        EveryTable.write(storage, 1);
        storage.close();
        List<String> older;
        try (Schema schema = tck.schema(config)) {
            List<Integer> versions = versionsOf(schema);
            for (int steps : new int[] {-1, versions.size() + 1}) {
                refusal(() -> schema.rollback(steps));
            }
            schema.rollback(0);
            assertThat(schema.version()).isEqualTo(versions.get(versions.size() - 1));

            schema.rollback(versions.size() - 1);

            assertThat(schema.version()).isEqualTo(versions.get(0));
            older = oursOf(schema);
        }
        storage = tck.open(config);
        Map<String, Long> rows = EveryTable.count(storage);
        rows.keySet().retainAll(older);
        assertThat(rows.values()).containsOnly(1L);
    }

    private static List<Integer> versionsOf(Schema schema) {
        assumeMigrations(schema.status());
        return schema.status().migrations().stream()
                .map(MigrationStatus::number)
                .toList();
    }

    @Test
    @DisplayName("SCH-006 where nothing was begun there is nothing to repair")
    void repairsNothing() {
        EveryTable.write(storage, 1);
        SchemaStatus status = storage.schema().status();

        storage.schema().repair();

        assertThat(storage.schema().status()).isEqualTo(status);
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
    }

    @Test
    @DisplayName("SCH-012 where there is a history nothing is marked")
    void marksNothing() {
        EveryTable.write(storage, 1);
        SchemaStatus status = storage.schema().status();

        storage.schema().baseline();

        assertThat(storage.schema().status()).isEqualTo(status);
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
    }

    @Test
    @DisplayName("SCH-007 a script has what leads from one version to another, and needs no database")
    void script() {
        int newest = storage.schema().version();
        String script = storage.schema().script(0, newest);
        assumeTrue(!script.isEmpty(), "the backend has no scripts");

        assertThat(Storages.provider(config.url().scheme()).script(0, newest)).isEqualTo(script);
        assertThat(storage.tables())
                .extracting(TableInfo::name)
                .allSatisfy(table -> assertThat(script).containsIgnoringCase(table));
        assertThat(storage.schema().script(newest, 0)).isNotBlank().isNotEqualTo(script);
        assertThat(storage.schema().script(newest, newest)).isEmpty();
        refusal(() -> storage.schema().script(-1, newest));
        refusal(() -> storage.schema().script(0, newest + 1));
    }

    @Test
    @DisplayName("SCH-008 a policy has an empty database refused, or left empty; what is current opens by any")
    void policies() {
        assumeOutlivesItsStorage();
        EveryTable.write(storage, 1);
        storage.close();
        for (SchemaPolicy policy : SchemaPolicy.values()) {
            storage = tck.open(config.toBuilder().schemaPolicy(policy).build());
            assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
            storage.close();
        }

        try (Schema schema = tck.schema(config)) {
            assumeMigrations(schema.status());
            schema.rollbackTo(0);
            SchemaMismatchException refused = catchThrowableOfType(
                    SchemaMismatchException.class,
                    () -> tck.open(config.toBuilder()
                                    .schemaPolicy(SchemaPolicy.VALIDATE)
                                    .build())
                            .close());
            assertThat(refused).isNotNull();
            assertThat(refused.reason()).isEqualTo(Reason.PENDING);
            try (Storage bare =
                    tck.open(config.toBuilder().schemaPolicy(SchemaPolicy.NONE).build())) {
                assertThat(bare.info().schemaVersion()).isZero();
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> bare.portfolioPositions().list())
                        .satisfies(error -> assertThat(error.isRetryable()).isFalse());
            }
            assertThat(oursOf(schema)).isEmpty();
        }
    }
}
