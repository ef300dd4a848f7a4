package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a URL, without a server. */
class MySqlLocationTest {

    private static ServerLocation of(String url) {
        return MySqlLocation.of(DatabaseUrl.parse(url));
    }

    private static String driverUrl(String url) {
        return ((MysqlDataSource) of(url).source()).getURL();
    }

    @Test
    @DisplayName("a pool finds the login timeout that it set, by which it waits when it closes")
    void loginTimeout() throws SQLException {
        DataSource source = of("mysql://trader:s3cret@localhost/market").source();

        source.setLoginTimeout(7);

        assertThat(source.getLoginTimeout()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://trader:s3cret@db.example.com/market, db.example.com:3306/market",
        "mariadb://trader:s3cret@[::1]:3307/m%20x, [::1]:3307/m x",
        "mysql://trader:s3cret@/market, localhost:3306/market",
        "jdbc:mysql://db:3308/market?user=trader&password=s3cret, db:3308/market",
        "jdbc:mariadb://db/market?user=trader&password=s3cret, db:3306/market"
    })
    @DisplayName("host, port and database name it, with their defaults and without the login")
    void names(String url, String name) {
        assertThat(of(url).name()).isEqualTo(name);
    }

    @Test
    @DisplayName("parameters of the driver pass, in any case, and win over defaults but not over what makes rows exact")
    void parameters() {
        assertThat(
                        driverUrl(
                                "mysql://trader:s3cret@db/market?sslmode=verify_identity&connecttimeout=5"
                                        + "&trustCertificateKeyStoreUrl=file:/a%20b&useAffectedRows=false&defaultFetchSize=100&sessionVariables=foo=1"))
                .contains(
                        "sslMode=verify_identity",
                        "connectTimeout=5&",
                        "socketTimeout=600000",
                        "trustCertificateKeyStoreUrl=file%3A%2Fa%20b",
                        "useAffectedRows=true",
                        "defaultFetchSize=0",
                        "sessionVariables=foo%3D1%2Csql_mode")
                .doesNotContain("s3cret", "useAffectedRows=false", "allowPublicKeyRetrieval");
    }

    @Test
    @DisplayName("a lock is waited for as long as DB_POOL_TIMEOUT says, in whole seconds, unless the URL says how long")
    void lockLimit() {
        ServerLocation silent = of("mysql://trader:s3cret@db/market?sessionVariables=foo=1");
        assertThat(Objects.requireNonNull(silent.lockLimit()).apply(Duration.ofMillis(2_900)))
                .isEqualTo("SET SESSION innodb_lock_wait_timeout = 2");
        assertThat(of("mysql://trader:s3cret@db/market?sessionVariables=innodb_lock_wait_timeout=7")
                        .lockLimit())
                .isNull();
        assertThat(of("jdbc:mysql://db/market?user=a&password=b&sessionVariables=innodb_lock_wait_timeout=7")
                        .lockLimit())
                .isNull();
    }

    @Test
    @DisplayName("a JDBC URL without a user is told so")
    void missing() {
        ConfigurationException error =
                catchThrowableOfType(ConfigurationException.class, () -> of("jdbc:mysql://localhost/db"));
        assertThat(error.problem()).isEqualTo(Problem.MISSING_VALUE);
        assertThat(error.variable()).isEqualTo("DB_USER");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:p@db/m?sslmod=s3cret, sslmod",
        "mysql://u:p@db/m?sslmode=s3cret, sslMode",
        "mysql://u:p@db/m?connectTimeout=s3cret, connectTimeout",
        "mysql://u:p@db/m?socketTimeout=-1, socketTimeout",
        "mysql://u:p@db/m?tcpKeepAlive=s3cret, tcpKeepAlive",
        "mysql://u:p@db/m?host=s3cret, host",
        "mysql://u:p@db/m?sslMode=REQUIRED&sslmode=DISABLED, sslMode",
        "jdbc:mysql://db/m?user=u&sslMod=s3cret, sslMod",
        "jdbc:mariadb://db/m?user=u&useSsl2=s3cret, useSsl2"
    })
    @DisplayName("a parameter that the driver does not know, or a value that it does not take, is refused by its name")
    void refused(String url, String parameter) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(url))
                .withMessageContaining("'" + parameter + "'")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://trader:s3cret@one,two/market",
                "jdbc:mysql://trader:s3cret@one,two/market",
                "jdbc:mysql:replication://trader:s3cret@one,two/market",
                "jdbc:mariadb:loadbalance://trader:s3cret@one,two/market",
                "jdbc:mysql://trader:s3cret@host:port/market",
                "jdbc:mysql://host/market?user=u&password=50%s3cret",
                "jdbc:mysql://host/market?user=u&password=a&s3cret=1"
            })
    @DisplayName("several hosts, or a URL that cannot be read, are refused without the login")
    void severalHosts(String url) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(url))
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.0.11",
                "8.0.mysql_aurora.3.04",
                "9.7.4",
                "8.0.11-TiDB-v8.5.0",
                "10.11.2-MariaDB",
                "12.0.2-MariaDB-log"
            })
    @DisplayName("servers from MySQL 8.0 and MariaDB 10.11 on are taken")
    void versions(String version) {
        ServerCheck.requireVersion("db", version);
    }

    @ParameterizedTest
    @CsvSource({
        "5.7.44-log, MySQL 5.7.44-log",
        "10.6.18-MariaDB, MariaDB 10.6.18-MariaDB",
        "10.10.7-mariadb, MariaDB",
        "five, MySQL five"
    })
    @DisplayName("older ones are refused with the reason")
    void oldVersions(String version, String named) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ServerCheck.requireVersion("db", version))
                .withMessageContaining(named)
                .withMessageContaining("MySQL 8.0 or MariaDB 10.11 or newer");
    }
}
