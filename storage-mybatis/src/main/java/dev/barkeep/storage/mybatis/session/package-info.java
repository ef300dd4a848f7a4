/** Where a call runs: a connection, its MyBatis sessions, its transaction, its streams, and the one place where errors are translated. */
@NullMarked
package dev.barkeep.storage.mybatis.session;

import org.jspecify.annotations.NullMarked;
