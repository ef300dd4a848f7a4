package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.error.NotFoundException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnsupportedException;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the answer of a storage against that of the model. */
final class Answers {

    /** Whether two records may be equal and yet differ in the order of what they hold. */
    private static final ClassValue<Boolean> HAS_ORDER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).anyMatch(component -> component.getType() == Map.class);
        }
    };

    private final Ids ids;

    Answers(Ids ids) {
        this.ids = ids;
    }

    /**
     * Where two answers part.
     *
     * @param aspect in what
     * @param words what was expected and what came
     */
    record Mismatch(Aspect aspect, String words) {}

    /** Compares what came of a call; {@code null} if it is the same. */
    @Nullable
    Mismatch compare(Outcome expected, Outcome actual) {
        if (expected.thrown() != null || actual.thrown() != null) {
            return sameError(expected.thrown(), actual.thrown())
                    ? conduct(actual)
                    : new Mismatch(Aspect.ERROR, "expected: " + expected.words() + "\nbut was:  " + actual.words());
        }
        Mismatch mismatch = match(expected.value(), actual.value());
        return mismatch == null ? conduct(actual) : mismatch;
    }

    private static @Nullable Mismatch conduct(Outcome actual) {
        return actual.misconduct().isEmpty()
                ? null
                : new Mismatch(Aspect.CONDUCT, String.join("; ", actual.misconduct()));
    }

    /** Words may differ, what a program can ask an exception for may not. */
    private static boolean sameError(@Nullable Throwable expected, @Nullable Throwable actual) {
        if (expected == null || actual == null) {
            return false;
        }
        if (!(expected instanceof StorageException)) {
            // Of the caller's rows: each side was given its own.
            return expected.getClass() == actual.getClass()
                    && Objects.equals(expected.getMessage(), actual.getMessage());
        }
        if (expected.getClass() != actual.getClass()) {
            return false;
        }
        if (expected instanceof NotFoundException missing && actual instanceof NotFoundException other) {
            return missing.table().equals(other.table()) && missing.key().equals(other.key());
        }
        return !(expected instanceof UnsupportedException lacking)
                || !(actual instanceof UnsupportedException other)
                || lacking.capability() == other.capability();
    }

    private @Nullable Mismatch match(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Stored<?> row && actual instanceof Stored<?> other) {
            return matchRow(row, other);
        }
        if (expected instanceof List<?> rows && actual instanceof List<?> others) {
            return matchList(rows, others);
        }
        if (expected instanceof Map<?, ?> map && actual instanceof Map<?, ?> other) {
            // Their order is part of the contract.
            Mismatch keys = matchList(List.copyOf(map.keySet()), List.copyOf(other.keySet()));
            return keys == null ? matchList(new ArrayList<>(map.values()), new ArrayList<>(other.values())) : keys;
        }
        if (expected instanceof Optional<?> found && actual instanceof Optional<?> other) {
            return match(found.orElse(null), other.orElse(null));
        }
        if (expected instanceof Record row && actual != null && expected.getClass() == actual.getClass()) {
            if (row.equals(actual) && !HAS_ORDER.get(row.getClass())) {
                return null;
            }
            return matchComponents(row, (Record) actual);
        }
        return Objects.equals(expected, actual) ? null : mismatch(Aspect.ANSWER, expected, actual);
    }

    private @Nullable Mismatch matchRow(Stored<?> expected, Stored<?> actual) {
        if (!Objects.equals(expected.value(), actual.value())) {
            return mismatch(Aspect.ANSWER, expected, actual);
        }
        if (!sameId(expected, actual)) {
            return new Mismatch(
                    Aspect.IDS,
                    "an id that is neither that of this row before nor greater than those of all earlier rows\n"
                            + "expected: " + Words.of(expected) + " (ids of the model)\nbut was:  " + Words.of(actual));
        }
        return expected.createdAt().equals(actual.createdAt())
                        && expected.updatedAt().equals(actual.updatedAt())
                ? null
                : mismatch(Aspect.TIMES, expected, actual);
    }

    private boolean sameId(Stored<?> expected, Stored<?> actual) {
        for (StoredTable<?> table : StoredTable.ALL) {
            if (table.isNumbered() && table.type().isInstance(expected.value())) {
                return ids.learn(table, expected.id(), actual.id());
            }
        }
        return expected.id() == actual.id();
    }

    private @Nullable Mismatch matchComponents(Record expected, Record actual) {
        for (RecordComponent component : expected.getClass().getRecordComponents()) {
            Mismatch part = match(Words.value(expected, component), Words.value(actual, component));
            if (part != null) {
                return new Mismatch(
                        part.aspect(), component.getName() + " of " + Words.of(actual) + "\n" + part.words());
            }
        }
        return null;
    }

    private @Nullable Mismatch matchList(List<?> expected, List<?> actual) {
        Iterator<?> others = actual.iterator();
        int place = 0;
        for (Object row : expected) {
            if (!others.hasNext()) {
                return new Mismatch(
                        Aspect.ANSWER,
                        "expected " + expected.size() + " rows but got " + actual.size()
                                + "; the first that is missing: " + Words.of(row));
            }
            Object other = others.next();
            Mismatch part = match(row, other);
            if (part != null) {
                boolean moved = part.aspect() == Aspect.ANSWER && isOtherOrder(expected, actual);
                Aspect aspect = moved ? Aspect.ORDER : part.aspect();
                return new Mismatch(
                        aspect,
                        "row " + place + " of " + actual.size()
                                + (expected.size() == actual.size() ? "" : " (expected " + expected.size() + " rows)")
                                + " differs\n" + part.words());
            }
            place++;
        }
        return others.hasNext()
                ? new Mismatch(
                        Aspect.ANSWER,
                        "expected " + expected.size() + " rows but got " + actual.size() + "; the first too many: "
                                + Words.of(others.next()))
                : null;
    }

    private static boolean isOtherOrder(List<?> expected, List<?> actual) {
        return expected.size() == actual.size() && sorted(expected).equals(sorted(actual));
    }

    private static List<String> sorted(Collection<?> rows) {
        return rows.stream()
                .map(row -> Words.of(row instanceof Stored<?> stored ? stored.value() : row))
                .sorted()
                .toList();
    }

    private static Mismatch mismatch(Aspect aspect, @Nullable Object expected, @Nullable Object actual) {
        return new Mismatch(aspect, "expected: " + Words.of(expected) + "\nbut was:  " + Words.of(actual));
    }
}
