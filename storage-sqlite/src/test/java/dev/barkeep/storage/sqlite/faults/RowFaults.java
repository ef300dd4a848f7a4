package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can go wrong with rows as they are stored. */
final class RowFaults {

    private RowFaults() {}

    private static boolean isPut(Call call) {
        return call.is(StoredRows.class, "putAll") && call.argument(0) != null;
    }

    /** As a copy by the repositories would be. */
    static @Nullable Object forgetsTheCreation(Call call) throws Throwable {
        return isPut(call)
                ? call.proceed(call.<Stream<@Nullable Stored<?>>>argument(0)
                        .map(row -> row == null || row.updatedAt() == null
                                ? row
                                : new Stored<>(row.id(), row.updatedAt(), row.updatedAt(), row.value())))
                : call.proceed();
    }

    static @Nullable Object leavesRowsThatAreThere(Call call) throws Throwable {
        if (!isPut(call)) {
            return call.proceed();
        }
        Set<Object> there = new HashSet<>();
        try (Stream<? extends Stored<?>> rows = ((StoredRows<?>) call.target()).stream(Range.all())) {
            rows.forEach(row -> there.add(key(row)));
        }
        return call.proceed(call.<Stream<@Nullable Stored<?>>>argument(0)
                .filter(row -> row == null || row.value() == null || !there.contains(key(row))));
    }

    static @Nullable Object keepsTheFirstOfEach(Call call) throws Throwable {
        if (!isPut(call)) {
            return call.proceed();
        }
        Set<Object> seen = new HashSet<>();
        return call.proceed(call.<Stream<@Nullable Stored<?>>>argument(0)
                .filter(row -> row == null || row.value() == null || seen.add(key(row))));
    }

    /** Of rows with a natural key the record is enough here: the kit's twins have the same ticker. */
    private static Object key(Stored<?> row) {
        return row.id() != 0 ? row.id() : row.value().toString().replaceAll("(open|shares|companyName)=.*", "");
    }

    static @Nullable Object putsPartially(Call call) throws Throwable {
        if (!isPut(call)) {
            return call.proceed();
        }
        List<Object> good = new ArrayList<>();
        try {
            return call.proceed(call.<Stream<Object>>argument(0).peek(good::add));
        } catch (IllegalStateException e) {
            call.proceed(good.stream());
            throw e;
        }
    }

    static @Nullable Object takesBadRowsForNone(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (InvalidDataException e) {
            if (isPut(call)) {
                return 0L;
            }
            throw e;
        }
    }

    static @Nullable Object streamsBackwards(Call call) throws Throwable {
        Object result = call.proceed();
        if (call.is(StoredRows.class, "stream")) {
            try (Stream<?> rows = (Stream<?>) Objects.requireNonNull(result)) {
                List<Object> all = new ArrayList<>(rows.toList());
                Collections.reverse(all);
                return all.stream();
            }
        }
        return result;
    }

    static @Nullable Object closesTheRange(Call call) throws Throwable {
        if (call.is(StoredRows.class, "stream") && call.<@Nullable Object>argument(0) instanceof Range<?> range) {
            Instant to = (Instant) range.to();
            return to == null || to.equals(Instant.MAX) || to.equals(range.from())
                    ? call.proceed()
                    : call.proceed(new Range<>((Instant) range.from(), to.plusNanos(1)));
        }
        return call.proceed();
    }
}
