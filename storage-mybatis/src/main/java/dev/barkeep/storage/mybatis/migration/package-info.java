/** Creates the tables from numbered scripts by mybatis-migrations. */
@NullMarked
package dev.barkeep.storage.mybatis.migration;

import org.jspecify.annotations.NullMarked;
