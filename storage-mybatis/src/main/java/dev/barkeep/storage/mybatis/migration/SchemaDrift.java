package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.SchemaScript;
import dev.barkeep.storage.mybatis.dialect.Catalogue;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far tables are from their description, and the script that closes the gap. The tables of a database, and a description
 * that was changed, are compared in the same form, the {@link TableShape}.
 */
public final class SchemaDrift {

    private static final String UNKNOWN =
            "-- Written from a comparison, which cannot know the names that things had before, nor what rows should hold.\n";

    private final Catalogue catalogue;
    private final List<Table<?>> tables;

    /**
     * Makes the comparison.
     *
     * @param catalogue that of the dialect
     * @param tables the description, mostly {@link dev.barkeep.storage.mybatis.table.Tables#ALL}
     */
    public SchemaDrift(Catalogue catalogue, List<Table<?>> tables) {
        this.catalogue = catalogue;
        this.tables = List.copyOf(tables);
    }

    /**
     * Names every difference of the tables.
     *
     * @param connection the database; nothing is changed
     * @return as {@link dev.barkeep.storage.Schema#verify} says
     * @throws SQLException from the driver
     */
    public List<SchemaDifference> verify(Connection connection) throws SQLException {
        Map<String, TableShape> actual = actual(connection);
        List<SchemaDifference> differences = new ArrayList<>();
        for (TableShape expected : expected(tables).values()) {
            @Nullable TableShape there = actual.get(expected.name());
            if (there == null) {
                differences.add(new SchemaDifference(Kind.MISSING_TABLE, expected.name(), null, "a table", null));
            } else {
                differences.addAll(ShapeComparison.compare(expected, there));
            }
        }
        return List.copyOf(differences);
    }

    /**
     * Writes the script that makes the tables of a database what they should be.
     *
     * @param connection the database; nothing is changed
     * @param dialect its product
     * @return as {@link dev.barkeep.storage.Schema#diff} says
     * @throws SQLException from the driver
     */
    public SchemaScript diff(Connection connection, Dialect dialect) throws SQLException {
        Map<String, TableShape> actual = actual(connection);
        Map<String, TableShape> expected = expected(tables);
        List<String> up = steps(actual, expected);
        return up.isEmpty()
                ? SchemaScript.EMPTY
                : new SchemaScript(
                        forClient(dialect, up),
                        forClient(dialect, steps(expected, actual)),
                        script("What the tables lack", actual, expected));
    }

    private static String forClient(Dialect dialect, List<String> steps) {
        StringBuilder script = new StringBuilder(UNKNOWN + MigrationScript.STOP + "\n");
        MigrationScript.append(script, dialect.scriptOpening(Set.of()));
        script.append(text(steps)).append('\n');
        MigrationScript.append(script, dialect.scriptClosing());
        return script.toString();
    }

    /**
     * Writes the migration that follows a change of the description. What no description shows, as that a column was renamed
     * or how values are to be converted, its reader has to add.
     *
     * @param title what it is for
     * @param before the description as it was
     * @return a script like those that ship, with its undo; empty if nothing changed
     */
    public String diff(String title, List<Table<?>> before) {
        return script(title, expected(before), expected(tables));
    }

    private Map<String, TableShape> expected(List<Table<?>> described) {
        Map<String, TableShape> shapes = new LinkedHashMap<>();
        described.forEach(table -> shapes.put(table.name(), catalogue.expected(table)));
        return shapes;
    }

    private Map<String, TableShape> actual(Connection connection) throws SQLException {
        Set<String> names = tables.stream().map(Table::name).collect(Collectors.toSet());
        Map<String, TableShape> shapes = new LinkedHashMap<>();
        catalogue.read(connection, names).stream()
                .sorted(Comparator.comparing(TableShape::name))
                .forEach(shape -> shapes.put(shape.name(), shape));
        return shapes;
    }

    private String script(String title, Map<String, TableShape> from, Map<String, TableShape> to) {
        List<String> up = steps(from, to);
        if (up.isEmpty()) {
            return "";
        }
        return "-- // " + title.replaceAll("\\p{Cntrl}", " ") + ".\n" + UNKNOWN + "\n" + text(up) + "\n-- //@UNDO\n\n"
                + text(steps(to, from));
    }

    private List<String> steps(Map<String, TableShape> from, Map<String, TableShape> to) {
        List<String> steps = new ArrayList<>();
        for (TableShape table : to.values()) {
            @Nullable TableShape before = from.get(table.name());
            steps.addAll(before == null ? catalogue.create(table) : catalogue.change(before, table));
        }
        for (TableShape table : from.values()) {
            if (!to.containsKey(table.name())) {
                steps.addAll(catalogue.drop(table));
            }
        }
        return steps;
    }

    private static String text(List<String> steps) {
        return steps.stream()
                .map(step -> step.startsWith("--") ? step + "\n" : step + ";\n")
                .collect(Collectors.joining());
    }
}
