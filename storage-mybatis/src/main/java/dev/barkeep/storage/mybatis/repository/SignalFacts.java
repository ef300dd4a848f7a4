package dev.barkeep.storage.mybatis.repository;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the statistics need of a signal: without its reasons, which may be long.
 *
 * @param ticker the ticker
 * @param date the day
 * @param signalType the type
 * @param confidence the confidence
 */
record SignalFacts(String ticker, LocalDate date, String signalType, BigDecimal confidence) {}
