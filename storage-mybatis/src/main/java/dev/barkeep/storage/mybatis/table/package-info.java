/** What the seven tables are made of, said once: for who writes many rows past MyBatis, and for who looks for the tables. */
@NullMarked
package dev.barkeep.storage.mybatis.table;

import org.jspecify.annotations.NullMarked;
