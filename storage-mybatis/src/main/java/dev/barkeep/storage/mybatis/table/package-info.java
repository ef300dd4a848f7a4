/**
 * What the seven tables are made of, said once: for who writes many rows past MyBatis, for who looks for the tables, and for who
 * compares them; and the form in which a database has them.
 */
@NullMarked
package dev.barkeep.storage.mybatis.table;

import org.jspecify.annotations.NullMarked;
