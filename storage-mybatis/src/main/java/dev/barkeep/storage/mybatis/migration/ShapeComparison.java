package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between a table as it should be and as it is. */
final class ShapeComparison {

    private final TableShape expected;
    private final TableShape actual;
    private final List<SchemaDifference> differences = new ArrayList<>();

    private ShapeComparison(TableShape expected, TableShape actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** Compares two tables of one name, in the order that {@link dev.barkeep.storage.Schema#verify} states. */
    static List<SchemaDifference> compare(TableShape expected, TableShape actual) {
        ShapeComparison comparison = new ShapeComparison(expected, actual);
        comparison.columns();
        comparison.differ(Kind.PRIMARY_KEY, null, expected.keyDefinition(), actual.keyDefinition());
        comparison.indexes();
        comparison.differ(Kind.TABLE_OPTIONS, null, expected.options(), actual.options());
        comparison.differ(Kind.VIEW, null, expected.view(), actual.view());
        return comparison.differences;
    }

    private void columns() {
        for (ColumnShape column : expected.columns()) {
            actual.column(column.name())
                    .ifPresentOrElse(
                            there -> column(column, there),
                            () -> add(Kind.MISSING_COLUMN, column.name(), text(column), null));
        }
        for (ColumnShape column : actual.columns()) {
            if (expected.column(column.name()).isEmpty()) {
                add(Kind.EXTRA_COLUMN, column.name(), null, text(column));
            }
        }
    }

    private void column(ColumnShape should, ColumnShape is) {
        if (!should.hasTypeOf(is)) {
            add(Kind.COLUMN_TYPE, is.name(), should.type(), is.type());
        }
        differ(Kind.COLLATION, is.name(), should.collation(), is.collation());
        differ(Kind.NULLABILITY, is.name(), text(should.presence()), text(is.presence()));
    }

    private void indexes() {
        for (IndexShape index : expected.indexes()) {
            actual.index(index.name())
                    .ifPresentOrElse(
                            there -> differ(Kind.INDEX, index.name(), index.definition(), there.definition()),
                            () -> add(Kind.MISSING_INDEX, index.name(), index.definition(), null));
        }
        for (IndexShape index : actual.indexes()) {
            if (expected.index(index.name()).isEmpty()) {
                add(Kind.EXTRA_INDEX, index.name(), null, index.definition());
            }
        }
    }

    private void differ(Kind kind, @Nullable String element, @Nullable String should, @Nullable String is) {
        if (!Objects.equals(should, is)) {
            add(kind, element, should, is);
        }
    }

    private void add(Kind kind, @Nullable String element, @Nullable String should, @Nullable String is) {
        differences.add(new SchemaDifference(kind, expected.name(), element, should, is));
    }

    private static String text(ColumnShape column) {
        return (column.type() + (column.collation().isEmpty() ? "" : " COLLATE " + column.collation()) + " "
                        + text(column.presence()))
                .strip();
    }

    private static String text(Presence presence) {
        return presence == Presence.REQUIRED ? "NOT NULL" : "NULL";
    }
}
