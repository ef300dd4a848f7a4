package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a URL, without a server. */
class PostgresLocationTest {

    private static ServerLocation of(String url) {
        return PostgresLocation.of(StorageConfig.builder()
                .url(url)
                .poolTimeout(Duration.ofMillis(2_900))
                .build());
    }

    @Test
    @DisplayName("a lock is waited for as long as DB_POOL_TIMEOUT says, unless the URL says how long")
    void lockLimit() {
        assertThat(source("postgresql://trader:s3cret@db/market?options=-c%20geqo=off")
                        .lockSetting("LOCAL "))
                .isEqualTo("; SET LOCAL lock_timeout = 2900");
        assertThat(source("postgresql://trader:s3cret@db/market?options=-c%20lock_timeout=7s")
                        .lockSetting(""))
                .isEmpty();
        assertThat(source("jdbc:postgresql://db/market?user=u&options=-c%20lock_timeout=7s")
                        .lockSetting(""))
                .isEmpty();
    }

    private static PostgresSource source(String url) {
        return (PostgresSource) of(url).source();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://trader:s3cret@db.example.com/market, db.example.com:5432/market",
        "postgresql://trader@[::1]:5433/m%20x, [::1]:5433/m x",
        "postgresql://trader:s3cret@/market, localhost:5432/market",
        "jdbc:postgresql:market?user=trader, localhost:5432/market",
        "jdbc:postgresql://db:5434/market?user=trader+x&password=s3@cret, db:5434/market",
        "'postgresql://trader@one:5001,two,[::1]:5003/market', 'one:5001,two:5432,[::1]:5003/market'",
        "'jdbc:postgresql://one,two:5002/market?user=trader', 'one:5432,two:5002/market'",
    })
    @DisplayName("hosts, ports and database name it, with their defaults and without the login")
    void names(String url, String name) {
        assertThat(of(url).name()).isEqualTo(name);
    }

    @Test
    @DisplayName("of several hosts the one that may be written to is taken, unless the URL says otherwise")
    void severalHosts() {
        PostgresSource source = source("postgresql://u:p@one:5001,two/market");
        assertThat(source.getServerNames()).containsExactly("one", "two");
        assertThat(source.getPortNumbers()).containsExactly(5001, 5432);
        assertThat(source.getTargetServerType()).isEqualTo("primary");
        assertThat(source("postgresql://u:p@one,two/m?targetServerType=any").getTargetServerType())
                .isEqualTo("any");
        assertThat(source("postgresql://u:p@one/m").getTargetServerType()).isEqualTo("any");
    }

    @Test
    @DisplayName("what libpq calls otherwise is understood")
    void namesOfLibpq() throws SQLException {
        PostgresSource source = source("postgres://u:p@db/m?sslmode=require&channel_binding=require&connect_timeout=7"
                + "&application_name=desk&target_session_attrs=read-write&keepalives=0&pgbouncer=true");
        assertThat(source.getProperty("channelBinding")).isEqualTo("require");
        assertThat(source.getProperty("sslmode")).isEqualTo("require");
        assertThat(source.getConnectTimeout()).isEqualTo(7);
        assertThat(source.getApplicationName()).isEqualTo("desk");
        assertThat(source.getTargetServerType()).isEqualTo("primary");
        assertThat(source.getTcpKeepAlive()).isFalse();
        assertThat(source.getPrepareThreshold()).isZero();
    }

    @Test
    @DisplayName("beyond this machine the driver sends no password in the clear to who has not proved to be the server")
    void passwordsStay() throws SQLException {
        assertThat(source("postgresql://u:p@db/m").getProperty("requireAuth")).isEqualTo("!password");
        assertThat(source("postgresql://u:p@127.0.0.1,db/m").getProperty("requireAuth"))
                .isEqualTo("!password");
        assertThat(source("postgresql://u:p@db/m?requireAuth=md5,%20password").getProperty("requireAuth"))
                .isEqualTo("md5, password");
        for (String url : List.of(
                "postgresql://u:p@localhost/m",
                "postgresql://u:p@127.3.0.9,[::1]/m",
                "postgresql://u:p@db/m?sslmode=verify-full",
                "postgresql://u:p@db/m?ssl=true")) {
            assertThat(source(url).getProperty("requireAuth")).as(url).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgresql://u:p@db/m?sslmod=s3cret| 'sslmod'; did you mean 'sslmode'?",
                "postgresql://u:p@db/m?sslmode=s3cret| 'sslmode' has to be one of disable",
                "postgresql://u:p@db/m?requireAuth=s3cret| 'requireAuth' has to be one of password",
                "postgresql://u:p@db/m?connectTimeout=s3cret| 'connectTimeout'",
                "postgresql://u:p@db/m?connect_timeout=1&connectTimeout=2| 'connectTimeout' is given twice",
                "postgresql://u@db/m?password=A&s3cret| may be part of a password",
                "jdbc:postgresql://bob:s3cret@host/m| for a login before the host write postgresql://",
                "jdbc:postgresql:s3cret/x| is taken in the form",
                "postgresql://u:p@db/m?sslrootcert=s3cret| not checked with sslmode=prefer",
                "postgresql://u:p@db/m?sslmode=require&sslrootcert=s3cret| not checked with sslmode=require",
                "postgresql://u:p@db| DB_NAME",
                "postgresql://db/m| DB_USER",
            })
    @DisplayName("what cannot be used is refused, and what it may hide is not shown")
    void refused(String url, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(url))
                .withMessageContaining(message)
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authenticationPluginClassName",
                "classLoaderStrategy",
                "connectExecutor",
                "localSocketAddress",
                "loggerFile",
                "PGHOST",
                "PGPORT",
                "PGDBNAME",
                "replication",
                "service",
                "socketFactory",
                "socketFactoryArg",
                "sslfactory",
                "sslhostnameverifier",
                "sslpasswordcallback",
                "stringtype",
                "xmlFactoryFactory"
            })
    @DisplayName("a parameter that can do harm passes in code alone")
    void harmful(String parameter) {
        for (String form : List.of("postgresql://u:p@db/m?%s=s3cret", "jdbc:postgresql://db/m?user=u&%s=s3cret")) {
            String url = String.format(form, parameter);
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> of(url))
                    .withMessageContaining("'" + parameter + "' is not taken from a URL")
                    .withMessageContaining("trustDriverParameters(true)")
                    .withMessageNotContaining("s3cret");
        }
    }

    private static StorageConfig trusting(DatabaseUrl url) {
        return StorageConfig.builder().url(url).trustDriverParameters(true).build();
    }

    @Test
    @DisplayName("trusted in code any parameter passes, but none that contradicts another")
    void trusted() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@db/m?sslfactory=org.postgresql.ssl.NonValidatingFactory");
        assertThat(((PostgresSource) PostgresLocation.of(trusting(url)).source()).getProperty("sslfactory"))
                .endsWith("NonValidatingFactory");
        DatabaseUrl both = DatabaseUrl.parse(url.reveal() + "&sslmode=verify-full");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PostgresLocation.of(trusting(both)))
                .withMessageContaining("'sslfactory' checks no certificate");
    }
}
