package dev.barkeep.storage.sqlite.allowed;

import dev.barkeep.storage.MigrationStatus;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaScript;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tables that are kept, and whose versions are numbered, in another way. */
final class OtherTables {

    private static final int STEP = 10;

    private OtherTables() {}

    static @Nullable Object withoutScripts(Call call) throws Throwable {
        if (call.is(Schema.class, "script")) {
            return "";
        }
        if (call.is(Schema.class, "diff")) {
            return SchemaScript.EMPTY;
        }
        Object result = call.proceed();
        return result instanceof SchemaStatus status
                ? new SchemaStatus(
                        status.version(),
                        status.newest(),
                        each(
                                status,
                                one -> new MigrationStatus(
                                        one.number(),
                                        one.name(),
                                        one.state(),
                                        "",
                                        one.startedAt(),
                                        one.finishedAt(),
                                        one.appliedBy(),
                                        one.libraryVersion())))
                : result;
    }

    /** A version means the same everywhere only among backends that share their scripts. */
    static @Nullable Object versionsOfItsOwn(Call call) throws Throwable {
        if (call.is(Schema.class, "migrateTo", "rollbackTo")) {
            int version = call.<Integer>argument(0);
            if (version % STEP != 0) {
                throw new InvalidDataException("version", version, "must be one that there is");
            }
            return call.proceed(version / STEP);
        }
        Object result = withoutScripts(call);
        if (call.is(Schema.class, "version")) {
            return STEP * (Integer) Objects.requireNonNull(result);
        }
        if (result instanceof StorageInfo info) {
            return new StorageInfo(
                    info.backend(), info.product(), info.productVersion(), info.url(), STEP * info.schemaVersion());
        }
        return result instanceof SchemaStatus status
                ? new SchemaStatus(
                        STEP * status.version(),
                        STEP * status.newest(),
                        each(
                                status,
                                one -> new MigrationStatus(
                                        STEP * one.number(),
                                        one.name(),
                                        one.state(),
                                        one.checksum(),
                                        one.startedAt(),
                                        one.finishedAt(),
                                        one.appliedBy(),
                                        one.libraryVersion())))
                : result;
    }

    private static List<MigrationStatus> each(SchemaStatus status, UnaryOperator<MigrationStatus> change) {
        return status.migrations().stream().map(change).toList();
    }

    /** In lists that are the caller's, where the contract does not say that they are not. */
    static @Nullable Object amongOthers(Call call) throws Throwable {
        Object result = call.proceed();
        if (call.is(Schema.class, "tables") && result instanceof List<?> ours) {
            List<String> all = new ArrayList<>(List.of("ANOTHER_TABLE", "ZONES"));
            ours.forEach(name -> all.add(name.toString().toUpperCase(Locale.ROOT)));
            Collections.sort(all);
            return all;
        }
        return call.is(Schema.class, "verify") || call.is(Storage.class, "tables")
                ? new ArrayList<>((List<?>) Objects.requireNonNull(result))
                : result;
    }
}
