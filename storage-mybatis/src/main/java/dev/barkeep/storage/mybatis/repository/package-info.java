/**
 * The seven repositories: arguments in, mapper calls, records out. A table has one stem: {@code daily_data} is
 * {@code DailyData}, {@code DailyDataRepository}, {@code MyBatisDailyDataRepository}, {@code DailyDataMapper} and
 * {@code mapper/DailyDataMapper.xml}; a dialect adds to or replaces the statements of that file by its own of the same name.
 */
@NullMarked
package dev.barkeep.storage.mybatis.repository;

import org.jspecify.annotations.NullMarked;
