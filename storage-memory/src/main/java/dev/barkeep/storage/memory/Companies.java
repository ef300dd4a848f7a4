package dev.barkeep.storage.memory;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioSummary;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Companies. */
final class Companies implements MetadataRepository {

    /** The greatest first, those without a market cap last, then by ticker. */
    private static final Comparator<Metadata> BY_MARKET_CAP = Comparator.comparing(
                    Companies::negatedMarketCap, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Metadata::ticker);

    private final Table<Metadata> table;
    private final Scope scope;

    Companies(Table<Metadata> table, Scope scope) {
        this.table = table;
        this.scope = scope;
    }

    private static java.math.@Nullable BigDecimal negatedMarketCap(Metadata company) {
        return company.marketCap() == null ? null : company.marketCap().negate();
    }

    @Override
    public SaveResult save(Metadata metadata) {
        return saveAll(List.of(FieldRules.required("metadata", metadata)));
    }

    @Override
    public SaveResult saveAll(Collection<Metadata> metadata) {
        return table.saveAll(metadata);
    }

    @Override
    public Optional<Metadata> find(String ticker) {
        return row(ticker).map(Stored::value);
    }

    @Override
    public List<Metadata> findAll(Collection<String> tickers) {
        TreeSet<String> wanted = new TreeSet<>();
        FieldRules.required("tickers", tickers).forEach(ticker -> wanted.add(FieldRules.ticker("ticker", ticker)));
        return table.values()
                .filter(company -> wanted.contains(company.ticker()))
                .toList();
    }

    @Override
    public Optional<Timestamps> timestamps(String ticker) {
        return row(ticker).map(row -> new Timestamps(row.createdAt(), row.updatedAt()));
    }

    private Optional<Stored<Metadata>> row(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return table.rows().filter(row -> row.value().ticker().equals(key)).findFirst();
    }

    @Override
    public List<Metadata> listByMarketCap() {
        return table.values().sorted(BY_MARKET_CAP).toList();
    }

    @Override
    public List<PortfolioSummary> portfolioSummary() {
        Contents contents = scope.contents();
        Map<String, DailyData> latest = contents.values(StoredTable.DAILY_DATA)
                .collect(Collectors.toMap(DailyData::ticker, Function.identity(), (earlier, later) -> later));
        return contents.values(StoredTable.METADATA)
                .sorted(BY_MARKET_CAP)
                .map(company -> new PortfolioSummary(company, latest.get(company.ticker())))
                .toList();
    }
}
