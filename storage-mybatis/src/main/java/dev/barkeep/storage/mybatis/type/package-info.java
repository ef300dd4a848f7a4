/** How the contract's types travel through JDBC; the backend says into which columns. */
@NullMarked
package dev.barkeep.storage.mybatis.type;

import org.jspecify.annotations.NullMarked;
