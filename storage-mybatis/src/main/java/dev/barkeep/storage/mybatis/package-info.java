/**
 * What every SQL backend shares, put together: {@link dev.barkeep.storage.mybatis.DialectProvider} opens storages for a
 * {@link dev.barkeep.storage.mybatis.dialect.Dialect}. Nothing here knows which database it is.
 */
@NullMarked
package dev.barkeep.storage.mybatis;

import org.jspecify.annotations.NullMarked;
