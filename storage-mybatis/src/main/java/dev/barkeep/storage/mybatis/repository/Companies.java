package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.mybatis.mapper.MetadataMapper;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioSummary;
import dev.barkeep.storage.repository.SaveResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Companies. */
final class Companies implements MetadataRepository {

    private static final Table<Metadata> TABLE = Tables.METADATA;
    private static final String READ = "read " + TABLE.name();

    private final CallScope scope;
    private final Writes writes;

    Companies(CallScope scope, Writes writes) {
        this.scope = scope;
        this.writes = writes;
    }

    @Override
    public SaveResult save(Metadata metadata) {
        return saveAll(List.of(FieldRules.required("metadata", metadata)));
    }

    @Override
    public SaveResult saveAll(Collection<Metadata> metadata) {
        return writes.save(TABLE, MetadataMapper.class, metadata);
    }

    @Override
    public Optional<Metadata> find(String ticker) {
        return findAll(List.of(FieldRules.ticker("ticker", ticker))).stream().findFirst();
    }

    @Override
    public List<Metadata> findAll(Collection<String> tickers) {
        // Sorted before they are cut into statements, so that the answers only have to be put together.
        TreeSet<String> sorted = new TreeSet<>();
        FieldRules.required("tickers", tickers).forEach(ticker -> sorted.add(FieldRules.ticker("ticker", ticker)));
        scope.requireOpen();
        if (sorted.isEmpty()) {
            return List.of();
        }
        List<String> wanted = List.copyOf(sorted);
        return scope.readOneMoment(READ, work -> {
            MetadataMapper statements = work.mapper(MetadataMapper.class);
            List<Metadata> found = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i += MyBatisRepositories.KEYS_A_STATEMENT) {
                int end = Math.min(i + MyBatisRepositories.KEYS_A_STATEMENT, wanted.size());
                found.addAll(statements.findAll(wanted.subList(i, end)));
            }
            return Collections.unmodifiableList(found);
        });
    }

    @Override
    public Optional<Timestamps> timestamps(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return Optional.ofNullable(
                scope.read(READ, work -> work.mapper(MetadataMapper.class).timestamps(key)));
    }

    @Override
    public List<Metadata> listByMarketCap() {
        return Collections.unmodifiableList(
                scope.read(READ, work -> work.mapper(MetadataMapper.class).listByMarketCap()));
    }

    @Override
    public List<PortfolioSummary> portfolioSummary() {
        return Collections.unmodifiableList(
                scope.read(READ, work -> work.mapper(MetadataMapper.class).portfolioSummary()));
    }
}
