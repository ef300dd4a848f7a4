package dev.barkeep.storage.tck.drift;

import dev.barkeep.storage.SchemaDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody did to the tables.
 *
 * @param statements how, in the SQL of the database
 * @param differences all that is to be said of it, in order
 * @param decisions what a reader of the script has to decide: placeholder to value; empty if it runs as it is
 */
public record Damage(List<String> statements, List<SchemaDifference> differences, Map<String, String> decisions) {

    /**
     * Describes damage that a script mends by itself.
     *
     * @param statement the SQL
     * @param differences all that is to be said of it
     * @return the damage
     */
    public static Damage of(String statement, SchemaDifference... differences) {
        return new Damage(List.of(statement), List.of(differences), Map.of());
    }

    /**
     * Adds a statement.
     *
     * @param statement the SQL
     * @return the damage of both
     */
    public Damage and(String statement) {
        List<String> more = new ArrayList<>(statements);
        more.add(statement);
        return new Damage(more, differences, decisions);
    }

    /**
     * Adds a decision.
     *
     * @param placeholder what the script has
     * @param value what takes its place
     * @return the damage with the decision alone
     */
    public Damage deciding(String placeholder, String value) {
        return new Damage(statements, differences, Map.of(placeholder, value));
    }
}
