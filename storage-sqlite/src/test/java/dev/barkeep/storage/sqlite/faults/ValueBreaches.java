package dev.barkeep.storage.sqlite.faults;

import static dev.barkeep.storage.sqlite.faults.Changes.storing;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.SystemEventRepository;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of values, and a way to break each: mostly a column of a type that does not hold them. */
final class ValueBreaches {

    /** As a column TEXT of MySQL. */
    private static final int SHORT_TEXT = 65_535;

    /** As a VARCHAR that somebody took for long enough. */
    private static final int SHORT_NAME = 255;

    /** Longer than what most exchanges have. */
    private static final int SHORT_TICKER = 10;

    private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 15);

    private ValueBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                Breach.of(
                        "keeps money in single precision",
                        company(company -> with(
                                company,
                                company.companyName(),
                                company.marketCap() == null
                                        ? null
                                        : new BigDecimal(company.marketCap().floatValue()),
                                company.lastUpdated())),
                        "VAL-003"),
                Breach.of(
                        "keeps moments in milliseconds",
                        company(company -> with(
                                company,
                                company.companyName(),
                                company.marketCap(),
                                company.lastUpdated() == null
                                        ? null
                                        : company.lastUpdated().truncatedTo(ChronoUnit.MILLIS))),
                        "VAL-004"),
                Breach.of(
                        "reckons days by the calendar of their time",
                        bar(bar -> with(
                                bar,
                                bar.date().isBefore(GREGORIAN) ? bar.date().plusDays(10) : bar.date(),
                                bar.volume())),
                        "VAL-005"),
                Breach.of(
                        "keeps counts in double precision",
                        bar(bar -> with(bar, bar.date(), (long) (double) bar.volume())),
                        "VAL-006"),
                Breach.of(
                        "takes an absent number for zero",
                        company(company -> with(
                                company,
                                company.companyName(),
                                company.marketCap() == null ? BigDecimal.ZERO : company.marketCap(),
                                company.lastUpdated())),
                        "VAL-008"),
                Breach.of(
                        "cuts long tickers",
                        storing(
                                PortfolioPositionRepository.class,
                                PortfolioPosition.class,
                                position ->
                                        new PortfolioPosition(cut(position.ticker(), SHORT_TICKER), position.shares())),
                        "VAL-009"),
                Breach.of(
                        "keeps a day as its midnight in the zone of the jvm",
                        bar(bar -> with(
                                bar,
                                LocalDate.ofInstant(
                                        bar.date()
                                                .atStartOfDay(ZoneId.systemDefault())
                                                .toInstant(),
                                        ZoneOffset.UTC),
                                bar.volume())),
                        "TIM-002"),
                Breach.of(
                        "doubles the quotes of texts",
                        company(company -> with(
                                company,
                                company.companyName() == null
                                        ? null
                                        : company.companyName().replace("'", "''"),
                                company.marketCap(),
                                company.lastUpdated())),
                        "TXT-004"),
                Breach.of(
                        "cuts long texts",
                        storing(
                                SystemEventRepository.class,
                                SystemEvent.class,
                                event -> new SystemEvent(
                                        event.eventType(),
                                        cut(event.description(), SHORT_TEXT),
                                        event.details(),
                                        event.severity())),
                        "TXT-005"),
                Breach.of(
                        "cuts long sectors",
                        company(company -> new Metadata(
                                company.ticker(),
                                company.companyName(),
                                company.sector() == null ? null : cut(company.sector(), SHORT_NAME),
                                company.industry(),
                                company.marketCap(),
                                company.lastUpdated())),
                        "MOD-001"));
    }

    private static Behaviour company(UnaryOperator<Metadata> change) {
        return storing(MetadataRepository.class, Metadata.class, change);
    }

    private static Metadata with(
            Metadata company, @Nullable String name, @Nullable BigDecimal marketCap, @Nullable Instant updated) {
        return new Metadata(company.ticker(), name, company.sector(), company.industry(), marketCap, updated);
    }

    private static Behaviour bar(UnaryOperator<DailyData> change) {
        return storing(DailyDataRepository.class, DailyData.class, change);
    }

    private static DailyData with(DailyData bar, LocalDate date, long volume) {
        return new DailyData(
                bar.ticker(),
                date,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                volume,
                bar.dividends(),
                bar.stockSplits());
    }

    /** By characters, as half a pair would be refused. */
    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
