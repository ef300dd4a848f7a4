package dev.barkeep.storage.mybatis.mapper;

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
public record SignalFacts(String ticker, LocalDate date, String signalType, BigDecimal confidence) {}
