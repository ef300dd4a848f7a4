package dev.barkeep.storage.mybatis;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.error.ConfigurationException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DialectProviderTest {

    /** As the JVM does when it first needs a class of a jar that is not there. */
    private static final class WithoutDriver extends DialectProvider {
        WithoutDriver() {
            super("mydb", Set.of("mydb"), () -> {
                throw new NoClassDefFoundError("com/mydb/Driver");
            });
        }
    }

    @Test
    @DisplayName("a backend whose driver is missing says so, by an error of the family")
    void noDriver() {
        StorageProvider provider = new WithoutDriver();
        StorageConfig config = StorageConfig.fromUrl("mydb://host/db");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> provider.open(config))
                .withMessageContaining("'mydb'")
                .withMessageContaining("com/mydb/Driver")
                .withMessageContaining("add the jar that has it, mostly that of the driver");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> provider.schema(config));
    }
}
