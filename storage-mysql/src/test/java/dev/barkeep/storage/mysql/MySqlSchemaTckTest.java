package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.ServerSchemaTck;
import java.util.List;

@OnEveryServer
class MySqlSchemaTckTest extends ServerSchemaTck {

    MySqlSchemaTckTest(ServerKind kind) {
        super(kind);
    }

    @Override
    protected List<String> catalogueQueries() {
        return List.of(
                "SELECT table_name, column_name, column_type, is_nullable, collation_name, extra, column_default"
                        + " FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name <> 'storage_changelog' ORDER BY table_name, ordinal_position",
                "SELECT table_name, index_name, seq_in_index, column_name, non_unique, collation"
                        + " FROM information_schema.statistics WHERE table_schema = DATABASE()"
                        + " AND table_name <> 'storage_changelog' ORDER BY table_name, index_name, seq_in_index");
    }

    @Override
    protected AfterCrash afterCrash() {
        return AfterCrash.REPAIRABLE;
    }
}
