/** Makes and changes the tables by numbered scripts, and keeps the history of them. */
@NullMarked
package dev.barkeep.storage.mybatis.migration;

import org.jspecify.annotations.NullMarked;
