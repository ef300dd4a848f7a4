/**
 * What a backend writes against: {@link dev.barkeep.storage.mybatis.dialect.Dialect}, and what its methods take and give. Knows
 * neither MyBatis nor how calls run; of HikariCP only a dialect sees something whose connections are shared in its own way.
 */
@NullMarked
package dev.barkeep.storage.mybatis.dialect;

import org.jspecify.annotations.NullMarked;
