package dev.barkeep.storage.memory;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.NotFoundException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.PortfolioValuation;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is held. */
final class Positions implements PortfolioPositionRepository {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(FieldRules.SCALE);

    private final Table<PortfolioPosition> table;

    Positions(Table<PortfolioPosition> table) {
        this.table = table;
    }

    @Override
    public SaveResult save(PortfolioPosition position) {
        return saveAll(List.of(FieldRules.required("position", position)));
    }

    @Override
    public SaveResult saveAll(Collection<PortfolioPosition> positions) {
        return table.saveAll(positions);
    }

    @Override
    public PortfolioPosition adjust(String ticker, BigDecimal change) {
        String key = FieldRules.ticker("ticker", ticker);
        BigDecimal amount = FieldRules.ratio("change", change);
        Adjusted adjusted = table.scope().write(contents -> adjust(contents, key, amount));
        // Thrown here and not within the call: a refusal leaves a transaction as it was.
        if (adjusted.refusal() != null) {
            throw adjusted.refusal();
        }
        return adjusted.position();
    }

    /** What became of a change: either is absent. */
    private record Adjusted(
            PortfolioPosition position, @Nullable StorageException refusal) {}

    private Change<Adjusted> adjust(Contents contents, String ticker, BigDecimal change) {
        Optional<Stored<PortfolioPosition>> before = contents.rows(StoredTable.PORTFOLIO_POSITIONS)
                .filter(row -> row.value().ticker().equals(ticker))
                .findFirst();
        PortfolioPosition held = before.map(Stored::value).orElse(new PortfolioPosition(ticker, NOTHING));
        BigDecimal shares = held.shares().add(change);
        if (before.isEmpty() && change.signum() <= 0) {
            return refused(
                    contents,
                    held,
                    new NotFoundException(
                            StoredTable.PORTFOLIO_POSITIONS.name(), ticker, "change by " + change.toPlainString()));
        }
        if (shares.signum() < 0 || shares.compareTo(FieldRules.MAX_QUANTITY) > 0) {
            return refused(
                    contents,
                    held,
                    new InvalidDataException("shares", shares, "must be 0 to " + FieldRules.MAX_QUANTITY));
        }
        PortfolioPosition after = new PortfolioPosition(ticker, shares);
        Adjusted done = new Adjusted(after, null);
        if (before.isPresent() && change.signum() == 0) {
            // A change by nothing is none: updated_at stays.
            return new Change<>(contents, done);
        }
        Timestamps now = table.now();
        return table.put(
                contents,
                new Stored<>(0, before.map(Stored::createdAt).orElse(now.createdAt()), now.updatedAt(), after),
                done);
    }

    private static Change<Adjusted> refused(Contents contents, PortfolioPosition held, StorageException refusal) {
        return new Change<>(contents, new Adjusted(held, refusal));
    }

    @Override
    public boolean remove(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return table.delete(row -> row.value().ticker().equals(key)) > 0;
    }

    @Override
    public Optional<PortfolioPosition> find(String ticker) {
        return row(ticker).map(Stored::value);
    }

    @Override
    public Optional<Timestamps> timestamps(String ticker) {
        return row(ticker).map(row -> new Timestamps(row.createdAt(), row.updatedAt()));
    }

    private Optional<Stored<PortfolioPosition>> row(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return table.rows().filter(row -> row.value().ticker().equals(key)).findFirst();
    }

    @Override
    public List<PortfolioPosition> list() {
        return table.values().toList();
    }

    @Override
    public PortfolioValuation valuation(Map<String, BigDecimal> prices) {
        Map<String, BigDecimal> known = new HashMap<>();
        FieldRules.required("prices", prices).forEach((given, price) -> {
            String ticker = FieldRules.ticker("ticker", given);
            if (known.put(ticker, FieldRules.price("price", price)) != null) {
                throw new InvalidDataException("prices", given, "must name " + ticker + " once, in one spelling");
            }
        });
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (PortfolioPosition position : list()) {
            BigDecimal price = known.get(position.ticker());
            if (price == null && position.shares().signum() != 0) {
                throw new InvalidDataException("price", null, "must be given for " + position.ticker());
            }
            values.put(position.ticker(), position.shares().multiply(price == null ? NOTHING : price));
        }
        BigDecimal total = values.values().stream().reduce(NOTHING.multiply(NOTHING), BigDecimal::add);
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        values.forEach(
                (ticker, value) -> weights.put(ticker, total.signum() == 0 ? NOTHING : Figures.ratio(value, total)));
        return new PortfolioValuation(total, Collections.unmodifiableMap(values), Collections.unmodifiableMap(weights));
    }
}
