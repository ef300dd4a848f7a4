package dev.barkeep.storage.mybatis.table;

/**
 * A column as a database has it.
 *
 * @param name its name
 * @param type its type as the catalogue of the database says it, which a statement takes as well; empty if it is not known
 * @param collation how its text compares, if that is not the default of the database; else empty
 * @param presence whether NULL is refused
 */
public record ColumnShape(String name, String type, String collation, Presence presence) {

    /**
     * Says whether another column has the same type, as far as both are known.
     *
     * @param other the other
     * @return whether no difference is known
     */
    public boolean hasTypeOf(ColumnShape other) {
        return type.equals(other.type) || type.isEmpty() || other.type.isEmpty();
    }

    /**
     * Says whether another column takes and gives the same values.
     *
     * @param other the other
     * @return whether no difference is known
     */
    public boolean isLike(ColumnShape other) {
        return hasTypeOf(other) && collation.equals(other.collation) && presence == other.presence;
    }
}
