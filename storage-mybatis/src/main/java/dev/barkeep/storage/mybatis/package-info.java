/**
 * What every SQL backend shares. A backend is a {@link dev.barkeep.storage.mybatis.Dialect}, its statements and its migrations,
 * handed to a {@link dev.barkeep.storage.mybatis.DialectProvider}; nothing here knows which database it is.
 */
@NullMarked
package dev.barkeep.storage.mybatis;

import org.jspecify.annotations.NullMarked;
