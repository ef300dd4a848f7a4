package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.TableInfo;
import java.util.List;

/** Statements on the database as a whole. */
interface MaintenanceMapper {

    int ping();

    /** Of the dialect: the seven tables, by name. */
    List<TableInfo> tables();
}
