package dev.barkeep.storage.bench.data;

import java.time.LocalDate;

/**
 * What is stored of one ticker.
 *
 * @param ticker the ticker
 * @param first its first day
 * @param last its last day
 * @param count how many bars it has
 */
public record PlainOverview(String ticker, LocalDate first, LocalDate last, long count) {}
