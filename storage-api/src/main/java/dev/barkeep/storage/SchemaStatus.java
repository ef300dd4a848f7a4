package dev.barkeep.storage;

import java.util.List;

/**
 * The version of a database and how it came about.
 *
 * @param version number of the newest migration that was applied and finished, 0 if none was
 * @param newest number of the newest migration that the library has, 0 if the backend has no migrations
 * @param migrations all that the library has or the history of the database names, by number ascending; numbers may be left out.
 *     Unmodifiable
 */
public record SchemaStatus(int version, int newest, List<MigrationStatus> migrations) {

    /**
     * Copies the list.
     *
     * @param version see above
     * @param newest see above
     * @param migrations see above
     */
    public SchemaStatus {
        migrations = List.copyOf(migrations);
    }

    /**
     * Says whether the tables are those of this library: every migration was applied as it is here.
     *
     * @return whether a storage can be opened without changing anything
     */
    public boolean isCurrent() {
        return migrations.stream().allMatch(each -> each.state() == MigrationStatus.State.APPLIED);
    }
}
