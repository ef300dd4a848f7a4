package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.PageRequest.Cursor;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arguments that are made anew for each side, or mean something only when the call is made. */
final class Arguments {

    private Arguments() {}

    /** A list that the caller could change, and that nobody else may. */
    static Given list(List<?> elements) {
        List<?> kept = Collections.unmodifiableList(new ArrayList<>(elements));
        return new Given() {
            @Override
            public Object on(Target target) {
                return new ArrayList<>(kept);
            }

            @Override
            public String words() {
                return "Arrays.asList(" + Words.elements(kept) + ")";
            }

            @Override
            public @Nullable String misuse(@Nullable Object argument) {
                List<?> given = (List<?>) argument;
                String misuse = kept.equals(given) ? null : "was changed";
                if (given != null) {
                    // Whoever keeps the list of a caller will see other rows from now on.
                    given.clear();
                }
                return misuse;
            }
        };
    }

    /**
     * A stream of rows.
     *
     * @param elements the rows
     * @param failsAt before which of them it throws; behind the last one when it is closed; negative for never
     */
    static Given stream(List<?> elements, int failsAt) {
        List<?> kept = Collections.unmodifiableList(new ArrayList<>(elements));
        return new Given() {
            /** Of the stream that was made last; each is used up before the next is made. */
            private final AtomicInteger closed = new AtomicInteger();

            @Override
            public Object on(Target target) {
                closed.set(0);
                Stream<Object> rows = IntStream.range(0, kept.size()).mapToObj(i -> {
                    if (i == failsAt) {
                        throw new SourceFailure("row " + i + " of the caller");
                    }
                    return kept.get(i);
                });
                return rows.onClose(() -> {
                    closed.incrementAndGet();
                    if (failsAt == kept.size()) {
                        throw new SourceFailure("the source of the caller cannot be closed");
                    }
                });
            }

            @Override
            public String words() {
                return "Stream.of(" + Words.elements(kept) + ")"
                        + (failsAt < 0
                                ? ""
                                : failsAt == kept.size()
                                        ? ".onClose(() -> { throw failure; })"
                                        : " /* throws before row " + failsAt + " */");
            }

            @Override
            public @Nullable String misuse(@Nullable Object argument) {
                return closed.get() == 0 ? "was not closed" : null;
            }
        };
    }

    /** The id of one of the rows that are there, or one that no row has. */
    static Argument id(StoredTable<?> table, int pick, @Nullable Long otherwise) {
        return player -> {
            List<? extends Stored<?>> rows = player.rows(table);
            long id = otherwise != null || rows.isEmpty()
                    ? (otherwise == null ? 1 : otherwise)
                    : rows.get(pick % rows.size()).id();
            boolean known = otherwise == null;
            return new Given() {
                @Override
                public Object on(Target target) {
                    return known && target == Target.TESTED ? player.ids().tested(table, id) : id;
                }

                @Override
                public String words() {
                    return Words.of(on(Target.TESTED));
                }
            };
        };
    }

    /** A page behind one of the rows that are there, or behind a place where no row is. */
    static Argument page(int size, int pick, @Nullable LocalDate date, @Nullable Long behind) {
        return player -> {
            List<Stored<SignalHistory>> rows = player.rows(StoredTable.SIGNAL_HISTORY);
            return new Given() {
                @Override
                public Object on(Target target) {
                    if (pick < 0 || (date == null && rows.isEmpty())) {
                        return PageRequest.first(size);
                    }
                    if (date != null && behind != null) {
                        return new PageRequest(size, new Cursor(date, behind));
                    }
                    Stored<SignalHistory> row = rows.get(pick % rows.size());
                    long id = target == Target.TESTED
                            ? player.ids().tested(StoredTable.SIGNAL_HISTORY, row.id())
                            : row.id();
                    return new PageRequest(size, new Cursor(row.value().date(), id));
                }

                @Override
                public String words() {
                    return Words.of(on(Target.TESTED));
                }
            };
        };
    }

    /**
     * A row to be put.
     *
     * @param value its value
     * @param pick which of the rows that are there it replaces; negative for how far behind all others it is numbered
     * @param created its created_at
     * @param updated its updated_at
     */
    record Put(Object value, int pick, Instant created, Instant updated) {}

    /** Rows to be put, as they are stored. */
    static Argument put(StoredTable<?> table, List<Put> rows, int failsAt) {
        return player -> {
            List<? extends Stored<?>> there = table.isNumbered() ? player.rows(table) : List.of();
            long behind = Math.max(
                    player.ids().greatest(table),
                    there.stream().mapToLong(Stored::id).max().orElse(0));
            return new Given() {
                @Nullable
                private Given made;

                private Given of(Target target) {
                    return stream(
                            rows.stream()
                                    .map(row ->
                                            new Stored<>(id(target, row), row.created(), row.updated(), row.value()))
                                    .toList(),
                            failsAt);
                }

                private long id(Target target, Put row) {
                    if (!table.isNumbered()) {
                        return 0;
                    }
                    if (row.pick() < 0 || there.isEmpty()) {
                        return behind + Math.max(1, -(long) row.pick());
                    }
                    long id = there.get(row.pick() % there.size()).id();
                    return target == Target.TESTED ? player.ids().tested(table, id) : id;
                }

                @Override
                public @Nullable Object on(Target target) {
                    Given next = of(target);
                    made = next;
                    return next.on(target);
                }

                @Override
                public String words() {
                    return of(Target.TESTED).words();
                }

                @Override
                public @Nullable String misuse(@Nullable Object argument) {
                    return made == null ? null : made.misuse(argument);
                }
            };
        };
    }
}
