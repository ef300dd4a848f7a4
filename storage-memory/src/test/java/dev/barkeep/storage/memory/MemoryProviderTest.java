package dev.barkeep.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.SchemaPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.model.PortfolioPosition;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kit cannot ask, as it is about opening. The kit runs on this backend in the module of the kit. */
class MemoryProviderTest {

    private static final PortfolioPosition POSITION = new PortfolioPosition("AAPL", BigDecimal.ONE);

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "memory://"})
    @DisplayName("each storage has a database of its own")
    void ownDatabase(String url) {
        try (Storage one = Storages.open(StorageConfig.fromUrl(url));
                Storage other = Storages.open(StorageConfig.fromUrl(url))) {
            one.portfolioPositions().save(POSITION);

            assertThat(one.portfolioPositions().list()).containsExactly(POSITION);
            assertThat(other.portfolioPositions().list()).isEmpty();
            assertThat(one.info().url()).isEqualTo("memory://");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:///market", "memory://host", "memory://?cache=shared", "jdbc:memory:market"})
    @DisplayName("a name, a place or a parameter is refused: nothing would come of it")
    void refusesPlaces(String url) {
        StorageConfig config = StorageConfig.fromUrl(url);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Storages.open(config).close())
                .withMessageContaining("use memory: and nothing behind it");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Storages.schema(config).close());
    }

    @Test
    @DisplayName("a policy has the empty database refused, or left without tables")
    void policies() {
        StorageConfig config = StorageConfig.fromUrl("memory:");

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Storages.open(config.toBuilder()
                                .schemaPolicy(SchemaPolicy.VALIDATE)
                                .build())
                        .close())
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.PENDING));
        try (Storage bare =
                Storages.open(config.toBuilder().schemaPolicy(SchemaPolicy.NONE).build())) {
            assertThat(bare.info().schemaVersion()).isZero();
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> bare.portfolioPositions().list())
                    .satisfies(refused -> assertThat(refused.isRetryable()).isFalse());

            bare.schema().migrate();

            assertThat(bare.portfolioPositions().list()).isEmpty();
        }
    }
}
