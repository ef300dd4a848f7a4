/**
 * What every SQL backend shares. A backend implements {@link dev.barkeep.storage.mybatis.SqlDatabase}, adds its dialect's
 * statements and migrations, and hands it to {@link dev.barkeep.storage.mybatis.MyBatisStorage}; nothing here knows which
 * database it is.
 */
@NullMarked
package dev.barkeep.storage.mybatis;

import org.jspecify.annotations.NullMarked;
