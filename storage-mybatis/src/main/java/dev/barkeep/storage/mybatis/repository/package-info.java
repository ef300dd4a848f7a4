/** The seven repositories: arguments in, mapper calls, records out. */
@NullMarked
package dev.barkeep.storage.mybatis.repository;

import org.jspecify.annotations.NullMarked;
