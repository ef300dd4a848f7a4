package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the change of a table cannot know, and what may be lost by it, in words for who reads the script. */
final class ChangeRemarks {

    private final TableShape from;
    private final TableShape to;
    private final UnaryOperator<String> names;
    private final Predicate<ColumnShape> needsValue;
    private final List<String> remarks = new ArrayList<>();

    /**
     * Begins.
     *
     * @param from what there is
     * @param to what it is to be
     * @param names writes a name as a statement takes it
     * @param needsValue says whether rows cannot go without a value of a new column
     */
    ChangeRemarks(TableShape from, TableShape to, UnaryOperator<String> names, Predicate<ColumnShape> needsValue) {
        this.from = from;
        this.to = to;
        this.names = names;
        this.needsValue = needsValue;
    }

    /** Gives the remarks, each a line of comment. */
    List<String> list() {
        for (ColumnShape column : from.columns()) {
            @Nullable ColumnShape then = to.column(column.name()).orElse(null);
            if (then == null) {
                gone(column);
            } else {
                changed(column, then);
            }
        }
        for (ColumnShape column : to.columns()) {
            if (from.column(column.name()).isEmpty() && needsValue.test(column)) {
                add("Every row needs a value of " + to.name() + "." + column.name()
                        + ", and nobody here knows it. Write it in place of " + placeholder(to, column)
                        + ", which is the name of nothing, so that the script fails until then");
            }
        }
        @Nullable IndexShape key = to.key();
        if (key != null && !from.hasKeyOf(to)) {
            add("This fails while rows of " + to.name() + " have equal keys " + String.join(", ", key.columns()));
        }
        return remarks;
    }

    private void gone(ColumnShape column) {
        add("What " + from.name() + "." + column.name() + " holds is lost. The way back makes the column without it");
        to.columns().stream()
                .filter(added -> from.column(added.name()).isEmpty() && added.hasTypeOf(column))
                .forEach(added -> add("If " + added.name() + " is " + column.name()
                        + " by a new name, this line keeps what it holds, in place of those that add the one and drop the"
                        + " other; the way back likewise: ALTER TABLE " + names.apply(from.name()) + " RENAME COLUMN "
                        + names.apply(column.name()) + " TO " + names.apply(added.name())));
    }

    private void changed(ColumnShape column, ColumnShape then) {
        String named = from.name() + "." + column.name();
        if (!then.hasTypeOf(column)) {
            add("Values of " + named + " may lose digits, or be refused, on the way from " + column.type() + " to "
                    + then.type() + ". Look at them first");
        }
        if (then.presence() == Presence.REQUIRED && column.presence() == Presence.OPTIONAL) {
            add("This fails while " + named + " is NULL anywhere. What it should be there nobody here knows");
        }
    }

    private void add(String text) {
        remarks.add(remark(text));
    }

    /** Makes one line of comment, whatever names are in it. */
    static String remark(String text) {
        return "-- " + text.replaceAll("\\p{Cntrl}", " ") + ".";
    }

    /** Names the value that somebody has to decide. */
    static String placeholder(TableShape table, ColumnShape column) {
        return "decide_value_of_" + (table.name() + "_" + column.name()).replaceAll("\\W", "_");
    }
}
