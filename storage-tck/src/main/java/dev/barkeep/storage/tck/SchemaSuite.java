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
import java.util.stream.IntStream;
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
        try (Schema schema = Storages.schema(config)) {
            assertThat(schema.version()).isEqualTo(storage.info().schemaVersion());
            assertThat(schema.tables())
                    .containsAll(storage.tables().stream().map(TableInfo::name).toList())
                    .isSorted()
                    .isUnmodifiable();
        }
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
    }

    @Test
    @DisplayName("SCH-002 back to version 0 nothing is left, and the way up makes it all again")
    void rollsBackToNothing() {
        int newest = storage.info().schemaVersion();
        EveryTable.write(storage, 1);
        storage.close();
        try (Schema schema = Storages.schema(config)) {
            schema.migrate();
            List<String> tables = schema.tables();
            assertThat(schema.version()).isEqualTo(newest);
            for (int none : new int[] {-1, newest + 1}) {
                refusal(() -> schema.rollbackTo(none));
            }
            assertThat(schema.tables()).isEqualTo(tables);

            schema.rollbackTo(0);

            assertThat(schema.version()).isZero();
            assertThat(schema.tables()).isEmpty();
            schema.rollbackTo(0);
            schema.migrate();
            assertThat(schema.version()).isEqualTo(newest);
            assertThat(schema.tables()).isEqualTo(tables);
        }
        storage = tck.open(config);
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
        EveryTable.write(storage, 1);
    }

    @Test
    @DisplayName("SCH-003 every migration is told, with its script and when and by whom it was applied")
    void status() {
        SchemaStatus status = storage.schema().status();

        assertThat(status.isCurrent()).isTrue();
        assertThat(status.version())
                .isEqualTo(status.newest())
                .isEqualTo(storage.schema().version())
                .isEqualTo(storage.info().schemaVersion());
        assertThat(status.migrations())
                .extracting(MigrationStatus::number)
                .isEqualTo(IntStream.rangeClosed(1, status.newest()).boxed().toList());
        assertThat(status.migrations()).isUnmodifiable().allSatisfy(each -> {
            assertThat(each.state()).isEqualTo(MigrationStatus.State.APPLIED);
            assertThat(each.name()).isNotBlank();
            assertThat(each.checksum()).matches("[0-9a-f]{64}");
            assertThat(each.finishedAt()).isAfterOrEqualTo(each.startedAt());
            assertThat(each.appliedBy()).isNotBlank();
            assertThat(each.libraryVersion()).isNotBlank();
        });
    }

    @Test
    @DisplayName("SCH-003 the tables of a storage are closed with it, and not by themselves")
    void closedWithTheStorage() {
        Schema schema = storage.schema();
        schema.close();
        assertThat(schema.version()).isPositive();

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
        int newest = storage.info().schemaVersion();
        storage.close();
        try (Schema schema = Storages.schema(config)) {
            List<String> tables = schema.tables();
            schema.rollbackTo(0);
            schema.migrateTo(0);
            assertThat(schema.tables()).isEmpty();

            schema.migrateTo(1);

            assertThat(schema.version()).isOne();
            assertThat(schema.status().migrations())
                    .extracting(MigrationStatus::state)
                    .startsWith(MigrationStatus.State.APPLIED)
                    .endsWith(MigrationStatus.State.PENDING);
            for (int version : new int[] {0, newest + 1}) {
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
        try (Schema schema = Storages.schema(config)) {
            int newest = schema.version();
            for (int steps : new int[] {-1, newest + 1}) {
                refusal(() -> schema.rollback(steps));
            }
            schema.rollback(0);
            assertThat(schema.version()).isEqualTo(newest);

            schema.rollback(newest - 1);

            assertThat(schema.version()).isOne();
        }
        storage = tck.open(config);
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
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
        String script = Storages.provider(config.url().scheme()).script(0, newest);

        assertThat(script).isEqualTo(storage.schema().script(0, newest));
        assertThat(storage.tables())
                .extracting(TableInfo::name)
                .allSatisfy(table -> assertThat(script).contains(table));
        assertThat(storage.schema().status().migrations())
                .allSatisfy(each -> assertThat(script).contains(each.checksum()));
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

        try (Schema schema = Storages.schema(config)) {
            schema.rollbackTo(0);
            SchemaMismatchException refused = catchThrowableOfType(
                    SchemaMismatchException.class,
                    () -> tck.open(config.toBuilder()
                                    .schemaPolicy(SchemaPolicy.VALIDATE)
                                    .build())
                            .close());
            assertThat(refused).isNotNull().hasMessageContaining("migrate()");
            assertThat(refused.reason()).isEqualTo(Reason.PENDING);
            try (Storage bare =
                    tck.open(config.toBuilder().schemaPolicy(SchemaPolicy.NONE).build())) {
                assertThat(bare.info().schemaVersion()).isZero();
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> bare.portfolioPositions().list())
                        .satisfies(error -> assertThat(error.isRetryable()).isFalse())
                        .withMessageContaining("portfolio_positions");
            }
            assertThat(schema.tables()).isEmpty();
        }
    }
}
