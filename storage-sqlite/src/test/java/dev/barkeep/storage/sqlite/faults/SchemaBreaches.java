package dev.barkeep.storage.sqlite.faults;

import static dev.barkeep.storage.sqlite.faults.Changes.answering;
import static dev.barkeep.storage.sqlite.faults.Changes.instead;

import dev.barkeep.storage.MigrationStatus;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaPolicy;
import dev.barkeep.storage.SchemaScript;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of the tables and their versions, and a way to break each. */
final class SchemaBreaches {

    private SchemaBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                Breach.of(
                        "lists tables as they were made",
                        answering(Schema.class, "tables", SchemaBreaches::reversed),
                        "SCH-001"),
                Breach.of(
                        "keeps the first version for ever",
                        instead(
                                Schema.class,
                                "rollbackTo",
                                (schema, call) -> call.proceed(call.<Integer>argument(0) == 0 ? 1 : call.argument(0))),
                        "SCH-002"),
                Breach.of(
                        "does not tell who applied a migration",
                        answering(Schema.class, "status", SchemaBreaches::appliedByNobody),
                        "SCH-003"),
                Breach.of(
                        "migrates all the way",
                        instead(Schema.class, "migrateTo", (schema, call) -> {
                            call.proceed();
                            schema.migrate();
                            return null;
                        }),
                        "SCH-004"),
                Breach.of(
                        "takes steps back by making the tables anew",
                        instead(Schema.class, "rollback", SchemaBreaches::losesRows),
                        "SCH-005"),
                Breach.of(
                        "repairs what is whole",
                        instead(Schema.class, "repair", SchemaBreaches::appliesTheLastAgain),
                        "SCH-006"),
                Breach.of(
                        "writes scripts that lead up only",
                        instead(
                                Schema.class,
                                "script",
                                (schema, call) -> call.<Integer>argument(0) > call.<Integer>argument(1)
                                        ? call.proceed(call.argument(1), call.argument(0))
                                        : call.proceed()),
                        "SCH-007"),
                Breach.of("migrates by any policy", new AlwaysMigrates(), "SCH-008"),
                Breach.of(
                        "takes an index of its own for a stranger's",
                        answering(Schema.class, "verify", SchemaBreaches::findsAnIndex),
                        "SCH-009"),
                Breach.of(
                        "orders differences by name",
                        answering(
                                Schema.class,
                                "verify",
                                (List<SchemaDifference> differences) -> differences.stream()
                                        .sorted(Comparator.comparing(SchemaDifference::table))
                                        .toList()),
                        "SCH-010"),
                Breach.of(
                        "writes the way there for the way back",
                        answering(
                                Schema.class,
                                "diff",
                                (SchemaScript script) ->
                                        new SchemaScript(script.up(), script.up(), script.migration())),
                        "SCH-011"),
                Breach.of(
                        "marks what is marked",
                        instead(Schema.class, "baseline", SchemaBreaches::appliesTheLastAgain),
                        "SCH-012"));
    }

    private static List<String> reversed(List<String> names) {
        List<String> others = new ArrayList<>(names);
        Collections.reverse(others);
        return others;
    }

    private static SchemaStatus appliedByNobody(SchemaStatus status) {
        return new SchemaStatus(
                status.version(),
                status.newest(),
                status.migrations().stream()
                        .map(one -> new MigrationStatus(
                                one.number(),
                                one.name(),
                                one.state(),
                                one.checksum(),
                                one.startedAt(),
                                one.finishedAt(),
                                null,
                                one.libraryVersion()))
                        .toList());
    }

    private static @Nullable Object losesRows(Schema schema, Call call) throws Throwable {
        int version = schema.version() - call.<Integer>argument(0);
        call.proceed();
        schema.rollbackTo(0);
        schema.migrateTo(version);
        return null;
    }

    private static @Nullable Object appliesTheLastAgain(Schema schema, Call call) throws Throwable {
        call.proceed();
        schema.rollback(1);
        schema.migrate();
        return null;
    }

    private static List<SchemaDifference> findsAnIndex(List<SchemaDifference> differences) {
        return Stream.concat(
                        differences.stream(),
                        Stream.of(new SchemaDifference(
                                SchemaDifference.Kind.EXTRA_INDEX, "daily_data", "of_its_own", null, "ticker")))
                .toList();
    }

    private static final class AlwaysMigrates implements Behaviour {

        @Override
        public StorageConfig configure(StorageConfig config) {
            return config.toBuilder().schemaPolicy(SchemaPolicy.MIGRATE).build();
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            return call.proceed();
        }
    }
}
