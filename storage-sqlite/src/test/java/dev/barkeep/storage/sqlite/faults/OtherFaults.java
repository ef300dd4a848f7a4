package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.SignalStatistics;
import dev.barkeep.storage.repository.SystemEventRepository;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What can go wrong with everything but bars. */
final class OtherFaults {

    private OtherFaults() {}

    static @Nullable Object commitsOnRollback(Call call) throws Throwable {
        if (call.is(Transaction.class, "rollback")) {
            ((Transaction) call.target()).commit();
            return null;
        }
        return call.proceed();
    }

    static @Nullable Object forgetsGivenTimes(Call call) throws Throwable {
        Object result = call.proceed();
        return call.is(Repositories.class, "withTimestamps") ? call.target() : result;
    }

    static @Nullable Object commitsOnClose(Call call) throws Throwable {
        if (call.is(Transaction.class, "close")) {
            try {
                ((Transaction) call.target()).commit();
            } catch (ClosedException e) {
                // It was ended properly; there is nothing left to do wrong.
                return call.proceed();
            }
        }
        return call.proceed();
    }

    static @Nullable Object swallowsClose(Call call) throws Throwable {
        return call.is(Storage.class, "close") ? null : call.proceed();
    }

    static @Nullable Object showsPassword(Call call) throws Throwable {
        Object result = call.proceed();
        return result instanceof StorageInfo info
                ? new StorageInfo(
                        info.backend(),
                        info.product(),
                        info.productVersion(),
                        info.url() + "?password=swordfish",
                        info.schemaVersion())
                : result;
    }

    static @Nullable Object trimsText(Call call) throws Throwable {
        return savingCompany(call, String::strip);
    }

    static @Nullable Object takesEmptyForAbsent(Call call) throws Throwable {
        return savingCompany(call, text -> text.isEmpty() ? null : text);
    }

    /** Composes letters and their accents, as some file systems and databases do. */
    static @Nullable Object normalisesText(Call call) throws Throwable {
        return savingCompany(call, text -> Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    static @Nullable Object foldsCase(Call call) throws Throwable {
        if (call.is(SystemEventRepository.class, "findLatest")) {
            EventFilter filter = call.argument(0);
            int limit = call.argument(1);
            String type = filter.eventType();
            if (type != null && limit >= 0) {
                EventFilter anyType = new EventFilter(null, filter.severity(), filter.created());
                return ((SystemEventRepository) call.target())
                        .findLatest(anyType, Integer.MAX_VALUE).stream()
                                .filter(row -> row.value().eventType().equalsIgnoreCase(type))
                                .limit(limit)
                                .toList();
            }
        }
        return call.proceed();
    }

    static @Nullable Object ignoresEventLimit(Call call) throws Throwable {
        return call.is(SystemEventRepository.class, "findLatest") && call.<Integer>argument(1) >= 0
                ? call.proceed(call.argument(0), Integer.MAX_VALUE)
                : call.proceed();
    }

    static @Nullable Object hidesWhyAnEventIsLost(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (EventNotRecordedException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    static @Nullable Object swapsOrderOnTies(Call call) throws Throwable {
        if (call.is(SignalHistoryRepository.class, "search")) {
            Page<Stored<SignalHistory>> page = search(call, call.argument(1));
            return new Page<>(
                    page.rows().stream()
                            .sorted(Comparator.comparing((Stored<SignalHistory> row) ->
                                            row.value().date())
                                    .reversed()
                                    .thenComparing(Stored::id))
                            .toList(),
                    page.next());
        }
        return call.proceed();
    }

    static @Nullable Object dropsRowsWhenPaging(Call call) throws Throwable {
        if (call.is(SignalHistoryRepository.class, "search")
                && call.<PageRequest>argument(1).after() != null) {
            Page<Stored<SignalHistory>> page = search(call, call.argument(1));
            return new Page<>(page.rows().stream().skip(1).toList(), page.next());
        }
        return call.proceed();
    }

    /** As an OFFSET does: rows that come in on top push others into the next page once more. */
    static @Nullable Object pagesByNumber(Call call) throws Throwable {
        if (call.is(SignalHistoryRepository.class, "search")) {
            PageRequest request = call.argument(1);
            List<Stored<SignalHistory>> rows =
                    search(call, PageRequest.first(PageRequest.MAX_SIZE)).rows();
            PageRequest.Cursor after = request.after();
            // The id of the cursor serves as the number of the row.
            int from = after == null ? 0 : (int) after.id();
            int to = Math.min(rows.size(), from + request.size());
            return new Page<>(
                    rows.subList(from, to),
                    to - from < request.size()
                            ? Optional.empty()
                            : Optional.of(new PageRequest(
                                    request.size(),
                                    new PageRequest.Cursor(
                                            rows.get(to - 1).value().date(), to))));
        }
        return call.proceed();
    }

    private static Page<Stored<SignalHistory>> search(Call call, PageRequest request) {
        return ((SignalHistoryRepository) call.target()).search(call.argument(0), request);
    }

    static @Nullable Object ordersByUtf16(Call call) throws Throwable {
        Object result = call.proceed();
        return result instanceof SignalStatistics counted
                ? new SignalStatistics(
                        counted.total(),
                        counted.tickers(),
                        Collections.unmodifiableMap(new TreeMap<>(counted.countByType())),
                        counted.averageConfidence(),
                        counted.firstDate(),
                        counted.lastDate())
                : result;
    }

    static @Nullable Object averagesInFloatingPoint(Call call) throws Throwable {
        Object result = call.proceed();
        if (result instanceof SignalStatistics counted) {
            BigDecimal exact = counted.averageConfidence();
            return new SignalStatistics(
                    counted.total(),
                    counted.tickers(),
                    counted.countByType(),
                    exact == null ? null : new BigDecimal(exact.doubleValue()).setScale(8, RoundingMode.HALF_EVEN),
                    counted.firstDate(),
                    counted.lastDate());
        }
        return result;
    }

    /** Reads, adds and writes, as if it were alone. */
    static @Nullable Object losesConcurrentChange(Call call) throws Throwable {
        if (call.is(PortfolioPositionRepository.class, "adjust")) {
            PortfolioPositionRepository positions = (PortfolioPositionRepository) call.target();
            Optional<PortfolioPosition> before = positions.find(call.argument(0));
            if (before.isPresent()) {
                PortfolioPosition after = new PortfolioPosition(
                        call.argument(0), before.get().shares().add(call.argument(1)));
                positions.save(after);
                return after;
            }
        }
        return call.proceed();
    }

    static @Nullable Object spellsInTheLanguageOfTheJvm(Call call) throws Throwable {
        return call.is(DailyDataRepository.class, "findRange") && call.argument(0) instanceof String ticker
                ? call.proceed(ticker.toUpperCase(Locale.getDefault()), call.argument(1))
                : call.proceed();
    }

    static @Nullable Object endsStreamsEarly(Call call) throws Throwable {
        Object result = call.proceed();
        return result instanceof Stream<?> rows ? rows.limit(1) : result;
    }

    /** A stream whose storage is gone must not look like one that is complete. */
    static @Nullable Object endsStreamsWhenClosed(Call call) throws Throwable {
        Object result = call.proceed();
        if (result instanceof Stream<?> rows) {
            Iterator<?> good = rows.iterator();
            Iterator<Object> ending = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    try {
                        return good.hasNext();
                    } catch (ClosedException e) {
                        return false;
                    }
                }

                @Override
                public Object next() {
                    return good.next();
                }
            };
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(ending, Spliterator.ORDERED), false)
                    .onClose(rows::close);
        }
        return result;
    }

    private static @Nullable Object savingCompany(Call call, UnaryOperator<@Nullable String> change) throws Throwable {
        if (call.is(MetadataRepository.class, "save") && call.argument(0) instanceof Metadata company) {
            String name = company.companyName();
            return call.proceed(new Metadata(
                    company.ticker(),
                    name == null ? null : change.apply(name),
                    company.sector(),
                    company.industry(),
                    company.marketCap(),
                    company.lastUpdated()));
        }
        return call.proceed();
    }

    /** Events whose type was unknown to the author of a list. */
    static @Nullable Object replacesUnknownNames(Call call) throws Throwable {
        if (call.is(SystemEventRepository.class, "append") && call.argument(0) instanceof SystemEvent event) {
            boolean known =
                    List.of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL").contains(event.severity());
            return call.proceed(new SystemEvent(
                    event.eventType(), event.description(), event.details(), known ? event.severity() : "INFO"));
        }
        return call.proceed();
    }
}
