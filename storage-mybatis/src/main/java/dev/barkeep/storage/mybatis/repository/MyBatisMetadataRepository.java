package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioSummary;
import dev.barkeep.storage.repository.SaveResult;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Companies. */
final class MyBatisMetadataRepository extends TableRepository<Metadata, MetadataMapper> implements MetadataRepository {

    MyBatisMetadataRepository(CallScope scope, Writes writes) {
        super(Tables.METADATA, MetadataMapper.class, scope, writes);
    }

    @Override
    public SaveResult save(Metadata metadata) {
        return saveAll(List.of(FieldRules.required("metadata", metadata)));
    }

    @Override
    public SaveResult saveAll(Collection<Metadata> metadata) {
        return writes.save(table, mapper, metadata);
    }

    @Override
    public Optional<Metadata> find(String ticker) {
        List<String> key = List.of(FieldRules.ticker("ticker", ticker));
        return findList(statements -> statements.findAll(key)).stream().findFirst();
    }

    @Override
    public List<Metadata> findAll(Collection<String> tickers) {
        // Sorted before they are cut into statements, so that the answers only have to be put together.
        TreeSet<String> wanted = new TreeSet<>();
        FieldRules.required("tickers", tickers).forEach(ticker -> wanted.add(FieldRules.ticker("ticker", ticker)));
        scope.requireOpen();
        return wanted.isEmpty()
                ? List.of()
                : Collections.unmodifiableList(findByKeys(List.copyOf(wanted), MetadataMapper::findAll));
    }

    @Override
    public Optional<Timestamps> timestamps(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return findOne(statements -> statements.timestamps(key));
    }

    @Override
    public List<Metadata> listByMarketCap() {
        return findList(MetadataMapper::listByMarketCap);
    }

    @Override
    public List<PortfolioSummary> portfolioSummary() {
        return findList(MetadataMapper::portfolioSummary);
    }
}
