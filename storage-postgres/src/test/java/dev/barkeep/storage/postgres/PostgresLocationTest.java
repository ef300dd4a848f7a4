package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read from a URL, without a server. */
class PostgresLocationTest {

    private static ServerLocation of(String url) {
        return PostgresLocation.of(DatabaseUrl.parse(url));
    }

    @Test
    @DisplayName("a lock is waited for as long as DB_POOL_TIMEOUT says, unless the URL says how long")
    void lockLimit() {
        ServerLocation silent = of("postgresql://trader:s3cret@db/market?options=-c%20geqo=off");
        assertThat(Objects.requireNonNull(silent.lockLimit()).apply(Duration.ofMillis(2_900)))
                .isEqualTo("SET lock_timeout = 2900");
        assertThat(of("postgresql://trader:s3cret@db/market?options=-c%20lock_timeout=7s")
                        .lockLimit())
                .isNull();
        assertThat(of("jdbc:postgresql://db/market?options=-c%20lock_timeout=7s")
                        .lockLimit())
                .isNull();
    }
}
