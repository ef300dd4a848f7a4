/**
 * Where a call runs: on a connection of an open database, with its MyBatis sessions, its transaction and its streams; and the one
 * place where errors are translated.
 */
@NullMarked
package dev.barkeep.storage.mybatis.session;

import org.jspecify.annotations.NullMarked;
