package dev.barkeep.storage.sqlite.faults;

import static dev.barkeep.storage.sqlite.faults.Changes.answering;
import static dev.barkeep.storage.sqlite.faults.Changes.instead;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.NotFoundException;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.PortfolioSummary;
import dev.barkeep.storage.repository.PortfolioValuation;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of companies and positions, and a way to break each. */
final class KeyedBreaches {

    private KeyedBreaches() {}

    static Stream<Breach> all() {
        return Stream.concat(ofCompanies(), ofPositions());
    }

    private static Stream<Breach> ofCompanies() {
        return Stream.of(
                Breach.of(
                        "keeps what is no longer known of a company",
                        instead(MetadataRepository.class, "save", KeyedBreaches::keepsOldValues),
                        "MET-001"),
                Breach.of(
                        "counts unchanged companies as written",
                        answering(MetadataRepository.class, "save", KeyedBreaches::asWritten),
                        "MET-002"),
                Breach.of(
                        "stores the good ones of refused rows",
                        KeyedBreaches::storesTheGoodOnes,
                        "MET-003",
                        "POS-003",
                        "PER-002",
                        "SIG-003"),
                Breach.of(
                        "orders companies as a dictionary does",
                        answering(
                                MetadataRepository.class,
                                "findAll",
                                (List<Metadata> companies) -> asInADictionary(companies, Metadata::ticker)),
                        "MET-004"),
                Breach.of(
                        "lists companies without a market cap first",
                        answering(MetadataRepository.class, "listByMarketCap", KeyedBreaches::absentFirst),
                        "MET-005"),
                Breach.of(
                        "leaves companies without bars out of the summary",
                        answering(
                                MetadataRepository.class,
                                "portfolioSummary",
                                (List<PortfolioSummary> all) -> all.stream()
                                        .filter(one -> one.latest() != null)
                                        .toList()),
                        "MET-006"));
    }

    private static Stream<Breach> ofPositions() {
        return Stream.of(
                Breach.of(
                        "leaves a position that is there",
                        instead(PortfolioPositionRepository.class, "save", KeyedBreaches::insertsOnly),
                        "POS-001"),
                Breach.of(
                        "counts unchanged positions as written",
                        answering(PortfolioPositionRepository.class, "save", KeyedBreaches::asWritten),
                        "POS-002"),
                Breach.of(
                        "removes a position of zero",
                        instead(PortfolioPositionRepository.class, "adjust", KeyedBreaches::removesZero),
                        "POS-005"),
                Breach.of(
                        "empties a position when too much is taken",
                        instead(PortfolioPositionRepository.class, "adjust", KeyedBreaches::takesWhatIsThere),
                        "POS-006"),
                Breach.of(
                        "takes from positions that are not there",
                        instead(PortfolioPositionRepository.class, "adjust", KeyedBreaches::takesFromNothing),
                        "POS-007"),
                Breach.of(
                        "has removed a position that was not there",
                        answering(PortfolioPositionRepository.class, "remove", removed -> true),
                        "POS-008"),
                Breach.of(
                        "orders positions as a dictionary does",
                        answering(
                                PortfolioPositionRepository.class,
                                "list",
                                (List<PortfolioPosition> positions) ->
                                        asInADictionary(positions, PortfolioPosition::ticker)),
                        "POS-009"),
                Breach.of(
                        "rounds the total of a valuation",
                        answering(
                                PortfolioPositionRepository.class,
                                "valuation",
                                (PortfolioValuation exact) -> new PortfolioValuation(
                                        exact.total().setScale(8, RoundingMode.HALF_EVEN),
                                        exact.values(),
                                        exact.weights())),
                        "POS-010"),
                Breach.of(
                        "takes a missing price for zero",
                        instead(PortfolioPositionRepository.class, "valuation", KeyedBreaches::valuesAtZero),
                        "POS-011"));
    }

    /** As most collations have it: signs do not count. */
    static <T> List<T> asInADictionary(List<T> rows, Function<T, String> ticker) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> ticker.apply(row).replaceAll("[^A-Z0-9]", "")))
                .toList();
    }

    private static SaveResult asWritten(SaveResult saved) {
        return new SaveResult(saved.written() + saved.unchanged(), 0);
    }

    /** As COALESCE(new, old) does. */
    private static @Nullable Object keepsOldValues(MetadataRepository companies, Call call) throws Throwable {
        Metadata now = call.argument(0);
        Optional<Metadata> before = companies.find(now.ticker());
        return before.isEmpty() || now.companyName() != null
                ? call.proceed()
                : call.proceed(new Metadata(
                        now.ticker(),
                        before.get().companyName(),
                        now.sector(),
                        now.industry(),
                        now.marketCap(),
                        now.lastUpdated()));
    }

    /** As without a transaction: row by row, and the error of one comes after those before it. */
    private static @Nullable Object storesTheGoodOnes(Call call) throws Throwable {
        if (List.of("saveAll", "addAll").contains(call.method().getName())
                && call.<@Nullable Object>argument(0) instanceof Collection<?> rows) {
            call.proceed(rows.stream().takeWhile(Objects::nonNull).toList());
        }
        return call.proceed();
    }

    private static List<Metadata> absentFirst(List<Metadata> companies) {
        return companies.stream()
                .sorted(Comparator.comparing(company -> company.marketCap() != null))
                .toList();
    }

    /** As INSERT IGNORE does. */
    private static @Nullable Object insertsOnly(PortfolioPositionRepository positions, Call call) throws Throwable {
        return positions.find(call.<PortfolioPosition>argument(0).ticker()).isPresent()
                ? new SaveResult(0, 1)
                : call.proceed();
    }

    private static @Nullable Object removesZero(PortfolioPositionRepository positions, Call call) throws Throwable {
        Object after = call.proceed();
        if (after instanceof PortfolioPosition position && position.shares().signum() == 0) {
            positions.remove(position.ticker());
        }
        return after;
    }

    private static @Nullable Object takesWhatIsThere(PortfolioPositionRepository positions, Call call)
            throws Throwable {
        try {
            return call.proceed();
        } catch (InvalidDataException e) {
            PortfolioPosition empty = new PortfolioPosition(call.argument(0), BigDecimal.ZERO);
            positions.save(empty);
            return empty;
        }
    }

    private static @Nullable Object takesFromNothing(PortfolioPositionRepository positions, Call call)
            throws Throwable {
        try {
            return call.proceed();
        } catch (NotFoundException e) {
            return new PortfolioPosition(call.argument(0), BigDecimal.ZERO);
        }
    }

    private static Object valuesAtZero(PortfolioPositionRepository positions, Call call) {
        Map<String, BigDecimal> prices = new HashMap<>(call.<Map<String, BigDecimal>>argument(0));
        positions.list().forEach(position -> prices.putIfAbsent(position.ticker(), BigDecimal.ZERO));
        return positions.valuation(prices);
    }
}
