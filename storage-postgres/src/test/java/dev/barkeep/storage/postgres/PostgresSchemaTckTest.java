package dev.barkeep.storage.postgres;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.ServerSchemaTck;
import java.util.List;

class PostgresSchemaTckTest extends ServerSchemaTck {

    PostgresSchemaTckTest() {
        super(ServerKind.POSTGRESQL);
    }

    @Override
    protected List<String> catalogueQueries() {
        return List.of(
                "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation, a.attidentity"
                        + " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                        + " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0"
                        + " AND c.relname <> 'storage_changelog' ORDER BY c.relname, a.attnum",
                "SELECT tablename, replace(indexdef, current_schema(), '') FROM pg_indexes"
                        + " WHERE schemaname = current_schema() AND tablename <> 'storage_changelog'"
                        + " ORDER BY tablename, indexname",
                "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                        + " AND relkind NOT IN ('r', 'i') ORDER BY relname");
    }

    @Override
    protected AfterCrash afterCrash() {
        return AfterCrash.WHOLE;
    }
}
