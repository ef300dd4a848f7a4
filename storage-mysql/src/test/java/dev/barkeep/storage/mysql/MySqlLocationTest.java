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
import java.util.List;
import java.util.Locale;
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
        return MySqlLocation.of(DatabaseUrl.parse(url), false);
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
        "jdbc:mariadb://db/market?user=trader&password=s3cret, db:3306/market",
        "mysql://trader@db/market, db:3306/market",
        "'mysql://trader:s3cret@one,[::1]:3307/market', 'one:3306,[::1]:3307/market'",
        "'jdbc:mysql://one:3307,two/market?user=trader&password=s3cret', 'one:3307,two:3306/market'"
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mysql://u:p@db/m?sslmod=s3cret| 'sslmod'; did you mean 'sslMode'?",
                "mysql://u:p@db/m?sslmode=s3cret| 'sslMode'",
                "mysql://u:p@db/m?connectTimeout=s3cret| 'connectTimeout'",
                "mysql://u:p@db/m?socketTimeout=-1| 'socketTimeout'",
                "mysql://u:p@db/m?tcpKeepAlive=s3cret| 'tcpKeepAlive'",
                "mysql://u:p@db/m?sslMode=REQUIRED&sslmode=DISABLED| 'sslMode' is given twice",
                "jdbc:mysql://db/m?user=u&sslMod=s3cret| 'sslMod'",
                "jdbc:mariadb://db/m?user=u&useSsl2=s3cret| 'useSsl2'",
                "jdbc:mysql://trader:s3cret@one/market| for a login before the host write mysql://",
                "jdbc:mysql://(host=h;user=bob;password=s3cret)/m| is taken in the form jdbc:mysql://host",
                "jdbc:mysql:replication://trader:s3cret@one/market| is taken in the form",
                "jdbc:mysql://host/market?user=u&password=50%s3cret| the value of a parameter has a %",
                "jdbc:mysql://host/market?user=u&password=a&s3cret=1| does not know one of the parameters",
                "mysql://u:p@db/m?trustCertificateKeyStoreUrl=file:/s3cret| is not checked with sslMode=PREFERRED",
                "mysql://u:p@db/m?sslMode=REQUIRED&trustCertificateKeyStoreUrl=file:/s3cret| is not checked with sslMode=REQUIRED",
                "mysql://u:p@db/m?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=http://s3cret/| has to be a file",
                "mysql://u:p@db/m?allowPublicKeyRetrieval=true| goes to whoever poses as the server",
            })
    @DisplayName(
            "a parameter that is not known, or has a value that cannot be used, is refused and what it may hide is not shown")
    void refused(String url, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(url))
                .withMessageContaining(message)
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allowLoadLocalInfile",
                "allowLoadLocalInfileInPath",
                "allowUrlInLocalInfile",
                "allowMultiQueries",
                "authenticationPlugins",
                "autoGenerateTestcaseScript",
                "clientInfoProvider",
                "connectionLifecycleInterceptors",
                "dnsSrv",
                "exceptionInterceptors",
                "host",
                "logger",
                "propertiesTransform",
                "queryInterceptors",
                "socketFactory",
                "socksProxyHost",
                "useConfigs",
                "zeroDateTimeBehavior"
            })
    @DisplayName("a parameter that can do harm passes in code alone")
    void harmful(String parameter) {
        for (String form : List.of("mysql://u:p@db/m?%s=s3cret", "jdbc:mysql://db/m?user=u&%s=s3cret")) {
            String url = String.format(form, parameter.toUpperCase(Locale.ROOT));
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> of(url))
                    .withMessageContaining("'" + parameter + "' is not taken from a URL")
                    .withMessageContaining("trustDriverParameters(true)")
                    .withMessageNotContaining("s3cret");
        }
        String given = "mysql://u:p@db/m?socksProxyHost=proxy";
        assertThat(((MysqlDataSource)
                                MySqlLocation.of(DatabaseUrl.parse(given), true).source())
                        .getURL())
                .contains("socksProxyHost=proxy");
    }

    @Test
    @DisplayName("beyond this machine the driver sends no password to who has not proved to be the server")
    void passwordsStay() {
        assertThat(driverUrl("mysql://u:p@db/m"))
                .contains("disabledAuthenticationPlugins=mysql_clear_password%2C", "authenticationPlugins=dev.barkeep");
        assertThat(driverUrl("mysql://u:p@db/m?sslMode=required"))
                .contains("disabledAuthenticationPlugins=mysql_clear_password%2C")
                .doesNotContain("authenticationPlugins=dev.barkeep");
        for (String url : List.of(
                "mysql://u:p@localhost/m",
                "mysql://u:p@db/m?sslMode=VERIFY_CA",
                "mysql://u:p@db/m?verifyServerCertificate=true")) {
            assertThat(driverUrl(url)).doesNotContain("uthenticationPlugins=");
        }
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
