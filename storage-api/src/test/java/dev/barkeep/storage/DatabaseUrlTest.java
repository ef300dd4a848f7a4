package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    static @Nullable String password(DatabaseUrl url) {
        Secret password = url.password();
        return password == null ? null : password.reveal();
    }

    static void assertRoundTrip(DatabaseUrl url) {
        DatabaseUrl again = DatabaseUrl.parse(url.reveal());
        assertThat(again).isEqualTo(url).hasSameHashCodeAs(url);
        assertThat(again.scheme()).isEqualTo(url.scheme());
        assertThat(again.jdbc()).isEqualTo(url.jdbc());
        assertThat(again.user()).isEqualTo(url.user());
        assertThat(again.password()).isEqualTo(url.password());
        assertThat(again.hosts()).isEqualTo(url.hosts());
        assertThat(again.database()).isEqualTo(url.database());
        assertThat(again.parameters()).containsExactlyEntriesOf(url.parameters());
    }

    @Test
    @DisplayName("a scheme alone names a backend that needs nothing else")
    void schemeAlone() {
        DatabaseUrl url = DatabaseUrl.parse(" Memory: ");

        assertThat(url.scheme()).isEqualTo("memory");
        assertThat(url.database()).isNull();
        assertThat(url.host()).isNull();
        assertThat(url).isEqualTo(DatabaseUrl.parse("memory://"));
        assertRoundTrip(url);
    }

    @Nested
    @DisplayName("A SQLite URL")
    class Sqlite {

        @ParameterizedTest(name = "{0} -> {1}")
        @CsvSource({
            "sqlite:///relative.db, relative.db",
            "sqlite:///data/market.db, data/market.db",
            "sqlite:////absolute.db, /absolute.db",
            "sqlite:////srv/data/market.db, /srv/data/market.db",
            "sqlite:///:memory:, :memory:",
            "sqlite:///C:/data/market.db, C:/data/market.db",
            "sqlite:///a%20b%25c.db, a b%c.db",
            "sqlite:///a+b.db, a+b.db",
            "sqlite:///me@home/x.db, me@home/x.db",
            "sqlite:////home/me:x@home/x.db, /home/me:x@home/x.db",
            "sqlite:///m%C3%A4rkte.db, m\u00E4rkte.db",
            "sqlite:///m\u00E4rkte.db, m\u00E4rkte.db",
            "SQLite:///X.db, X.db",
            "'  sqlite:///x.db  ', x.db",
        })
        @DisplayName("names a file, relative or absolute, or memory")
        void files(String text, String file) {
            DatabaseUrl url = DatabaseUrl.parse(text);
            assertThat(url.scheme()).isEqualTo("sqlite");
            assertThat(url.database()).isEqualTo(file);
            assertThat(url.host()).isNull();
            assertThat(url.port()).isNull();
            assertThat(url.user()).isNull();
            assertThat(url.password()).isNull();
            assertThat(url.jdbc()).isNull();
            assertRoundTrip(url);
            assertThat(url).isEqualTo(DatabaseUrl.sqlite(file));
        }

        @ParameterizedTest
        @ValueSource(strings = {"sqlite:///data/market.db", "sqlite:////absolute.db", "sqlite:///:memory:"})
        @DisplayName("is shown as it is written")
        void shown(String text) {
            assertThat(DatabaseUrl.parse(text)).hasToString(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a?b.db",
                    "a#b.db",
                    "a%41.db",
                    "a&b=c.db",
                    "a b+c.db",
                    "//twice.db",
                    "\uD83D\uDE80.db",
                    "a\\b.db"
                })
        @DisplayName("made of a path names that path again")
        void paths(String path) {
            DatabaseUrl url = DatabaseUrl.sqlite(path);
            assertThat(url.database()).isEqualTo(path);
            assertRoundTrip(url);
        }

        @Test
        @DisplayName("without a file names none")
        void none() {
            assertThat(DatabaseUrl.parse("sqlite://").database()).isNull();
            assertThat(DatabaseUrl.parse("sqlite:///").database()).isNull();
        }
    }

    @Nested
    @DisplayName("A server's URL")
    class Server {

        @Test
        @DisplayName("has user, password, host, port, database and parameters")
        void all() {
            DatabaseUrl url = DatabaseUrl.parse("postgresql://user:pass@host:5432/db?sslmode=require&b=&a=1+1%26&flag");
            assertThat(url.scheme()).isEqualTo("postgresql");
            assertThat(url.user()).isEqualTo("user");
            assertThat(password(url)).isEqualTo("pass");
            assertThat(url.host()).isEqualTo("host");
            assertThat(url.port()).isEqualTo(5432);
            assertThat(url.database()).isEqualTo("db");
            assertThat(url.jdbc()).isNull();
            assertThat(url.parameters().keySet()).containsExactly("sslmode", "b", "a", "flag");
            assertThat(url.parameters())
                    .containsEntry("sslmode", "require")
                    .containsEntry("b", "")
                    .containsEntry("a", "1+1&")
                    .containsEntry("flag", "");
            assertThat(url.parameters()).isUnmodifiable();
            assertThat(url).hasToString("postgresql://user:***@host:5432/db?sslmode=require&b=&a=1%2B1%26&flag=");
            assertRoundTrip(url);
        }

        @ParameterizedTest
        @ValueSource(strings = {"postgres", "postgresql", "mysql", "mariadb", "x-y.z+1"})
        @DisplayName("keeps the scheme it was given, in lower case")
        void schemes(String scheme) {
            assertThat(DatabaseUrl.parse(scheme + "://u:p@h/d").scheme()).isEqualTo(scheme);
            assertThat(DatabaseUrl.parse(scheme.toUpperCase(java.util.Locale.ROOT) + "://u:p@h/d"))
                    .isEqualTo(DatabaseUrl.parse(scheme + "://u:p@h/d"));
        }

        @Test
        @DisplayName("may lack what has a default")
        void parts() {
            DatabaseUrl bare = DatabaseUrl.parse("mysql://host");
            assertThat(bare.host()).isEqualTo("host");
            assertThat(bare.user()).isNull();
            assertThat(bare.password()).isNull();
            assertThat(bare.port()).isNull();
            assertThat(bare.database()).isNull();
            assertThat(bare).hasToString("mysql://host");
            DatabaseUrl userOnly = DatabaseUrl.parse("mysql://user@host/");
            assertThat(userOnly.user()).isEqualTo("user");
            assertThat(userOnly.password()).isNull();
            DatabaseUrl empty = DatabaseUrl.parse("mysql://user:@host/db");
            assertThat(password(empty)).isEmpty();
            DatabaseUrl nobody = DatabaseUrl.parse("mysql://:pass@host/db");
            assertThat(nobody.user()).isNull();
            assertThat(password(nobody)).isEqualTo("pass");
            for (DatabaseUrl url : List.of(bare, userOnly, empty, nobody)) {
                assertRoundTrip(url);
            }
        }

        @ParameterizedTest(name = "{0} -> {1}, {2}")
        @CsvSource({
            "mysql://u:p@[::1]:3307/db, [::1], 3307",
            "mysql://u:p@[2001:db8::7]/db, [2001:db8::7],",
            "mysql://[fe80::1%eth0]:3306/db, [fe80::1%eth0], 3306",
            "mysql://127.0.0.1:1/db, 127.0.0.1, 1",
            "mysql://db.example.com:65535/db, db.example.com, 65535",
        })
        @DisplayName("has a name or an address as host, IPv6 in brackets")
        void hosts(String text, String host, @Nullable Integer port) {
            DatabaseUrl url = DatabaseUrl.parse(text);
            assertThat(url.host()).isEqualTo(host);
            assertThat(url.port()).isEqualTo(port);
            assertRoundTrip(url);
        }

        @ParameterizedTest(name = "{0} -> {1}")
        @CsvSource({
            "'postgresql://u:p@one:5001,two:5002/db', one:5001 two:5002",
            "'mysql://one,two:3307/db', one two:3307",
            "'mysql://u:p@[::1]:5001,[::2],c/db', [::1]:5001 [::2] c",
        })
        @DisplayName("may have several hosts, each with its own port or none")
        void severalHosts(String text, String hosts) {
            DatabaseUrl url = DatabaseUrl.parse(text);
            assertThat(url.hosts().stream().map(DatabaseUrl.Host::toString).collect(Collectors.joining(" ")))
                    .isEqualTo(hosts);
            assertThat(url.host()).isEqualTo(url.hosts().get(0).name());
            assertThat(url.port()).isEqualTo(url.hosts().get(0).port());
            assertThat(url.toString()).isEqualTo(text.replace(":p@", ":***@"));
            assertRoundTrip(url);
        }

        @ParameterizedTest
        @ValueSource(strings = {"one,", ",two", "one,,two", "%2Fvar%2Frun:1", "a b", "(host=h)", "bob;x"})
        @DisplayName("with a host that is none is refused, and does not repeat it")
        void noHosts(String hosts) {
            assertThatThrownBy(() -> DatabaseUrl.parse("mysql://u:p@" + hosts + "/db"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("DATABASE_URL: the host is ")
                    .hasMessageNotContaining(hosts);
        }

        @ParameterizedTest
        @ValueSource(strings = {"::1", "[::1", "::1]", "[::1]x", "a:b:5432", "[::1]5432"})
        @DisplayName("with a bare or half bracketed IPv6 host is refused")
        void badHosts(String host) {
            assertThatThrownBy(() -> DatabaseUrl.parse("mysql://u:p@" + host + "/db"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("DATABASE_URL: an IPv6 host stands in brackets, like [::1]:5432");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "0", "65536", "-1", "x", "5432x", "99999999999", "5 4"})
        @DisplayName("with a port that is none is refused")
        void badPorts(String port) {
            ConfigurationException refusal = catchThrowableOfType(
                    ConfigurationException.class, () -> DatabaseUrl.parse("mysql://u:p@h:" + port + "/db"));
            assertThat(refusal).isNotNull();
            assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
            assertThat(refusal.variable()).isEqualTo("DATABASE_URL");
            assertThat(refusal).hasMessageEndingWith("is not a port; it must be a number from 1 to 65535");
        }

        @Test
        @DisplayName("decodes user, database and parameters, and leaves a plus sign alone")
        void decoding() {
            DatabaseUrl url = DatabaseUrl.parse("mysql://me%40corp:p@h/a%2Fb+%C3%A4%3F?na%3Dme=v%26%40+");
            assertThat(url.user()).isEqualTo("me@corp");
            assertThat(url.database()).isEqualTo("a/b+\u00E4?");
            assertThat(url.parameters()).containsEntry("na=me", "v&@+");
            assertRoundTrip(url);
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "%4", "%zz", "a%", "%4g", "%-1", "%C3", "%FF", "%ED%A0%80"})
        @DisplayName("with broken percent-encoding is refused, wherever it is")
        void badEncoding(String broken) {
            for (String text : List.of(
                    "mysql://" + broken + ":p@h/d",
                    "mysql://u:" + broken + "@h/d",
                    "mysql://u:p@h/" + broken,
                    "mysql://u:p@h/d?" + broken + "=1",
                    "mysql://u:p@h/d?a=" + broken)) {
                assertThatThrownBy(() -> DatabaseUrl.parse(text))
                        .as(text)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageStartingWith("DATABASE_URL: the ");
            }
        }

        @Test
        @DisplayName("with a parameter twice is refused")
        void twice() {
            assertThatThrownBy(() -> DatabaseUrl.parse("mysql://u:p@h/d?a=1&b=2&a=3"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("given twice");
        }

        @Test
        @DisplayName("made of its parts can be read back")
        void made() {
            DatabaseUrl url = DatabaseUrl.server("MySQL", "me@corp", new Secret("p@:/?#%&=+ "), "::1", 3307, "a/b");
            assertThat(url.scheme()).isEqualTo("mysql");
            assertThat(url.host()).isEqualTo("[::1]");
            assertRoundTrip(url);
            assertThat(url).hasToString("mysql://me%40corp:***@[::1]:3307/a/b");
            assertRoundTrip(DatabaseUrl.server("mysql", "u", new Secret("p"), "[::1]", null, "d"));
            assertRoundTrip(DatabaseUrl.server("mysql", "u", new Secret(""), "h", 1, "d"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "host", "host/db", "u:p@h/d", "://h", "1x://h", "my sql://h", "postgresql:/h/d"})
        @DisplayName("without a scheme is refused with an example")
        void noScheme(String text) {
            assertThatThrownBy(() -> DatabaseUrl.parse(text))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("DATABASE_URL: ")
                    .hasMessageContaining("like");
        }
    }

    @Nested
    @DisplayName("A JDBC URL")
    class Jdbc {

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "jdbc:sqlite:data/x.db, sqlite",
            "jdbc:sqlite::memory:, sqlite",
            "jdbc:postgresql://h:5432/d?ssl=true&applicationName=x, postgresql",
            "JDBC:MySQL://h/d, mysql",
            "jdbc:h2:mem:x;MODE=MySQL, h2",
        })
        @DisplayName("is taken as it is; only its scheme is read")
        void verbatim(String text, String scheme) {
            DatabaseUrl url = DatabaseUrl.parse("  " + text + " ");
            assertThat(url.jdbc()).isEqualTo(text);
            assertThat(url.reveal()).isEqualTo(text);
            assertThat(url).hasToString(text);
            assertThat(url.scheme()).isEqualTo(scheme);
            assertThat(url.database()).isNull();
            assertRoundTrip(url);
        }

        @ParameterizedTest
        @ValueSource(strings = {"jdbc:", "jdbc:sqlite", "jdbc::x", "jdbc:my sql:x"})
        @DisplayName("without a kind of database is refused")
        void noScheme(String text) {
            assertThatThrownBy(() -> DatabaseUrl.parse(text))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("DATABASE_URL: ");
        }
    }
}
