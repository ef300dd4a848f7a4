package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * A company and its newest daily bar.
 *
 * @param metadata the company
 * @param latest its newest daily bar; {@code null} if it has none
 */
public record PortfolioSummary(Metadata metadata, @Nullable DailyData latest) {}
