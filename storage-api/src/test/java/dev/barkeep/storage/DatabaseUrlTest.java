package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    private static @Nullable String password(DatabaseUrl url) {
        Secret password = url.password();
        return password == null ? null : password.reveal();
    }

    private static void assertRoundTrip(DatabaseUrl url) {
        DatabaseUrl again = DatabaseUrl.parse(url.reveal());
        assertThat(again).isEqualTo(url).hasSameHashCodeAs(url);
        assertThat(again.scheme()).isEqualTo(url.scheme());
        assertThat(again.jdbc()).isEqualTo(url.jdbc());
        assertThat(again.user()).isEqualTo(url.user());
        assertThat(again.password()).isEqualTo(url.password());
        assertThat(again.host()).isEqualTo(url.host());
        assertThat(again.port()).isEqualTo(url.port());
        assertThat(again.database()).isEqualTo(url.database());
        assertThat(again.parameters()).containsExactlyEntriesOf(url.parameters());
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

        @Test
        @DisplayName("is shown as it is written")
        void shown() {
            assertThat(DatabaseUrl.parse("sqlite:///data/market.db")).hasToString("sqlite:///data/market.db");
            assertThat(DatabaseUrl.parse("sqlite:////absolute.db")).hasToString("sqlite:////absolute.db");
            assertThat(DatabaseUrl.parse("sqlite:///:memory:")).hasToString("sqlite:///:memory:");
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
            "jdbc:postgresql://h:5432/d?ssl=true&a=%zz, postgresql",
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

        @ParameterizedTest(name = "{0} -> {1}")
        @CsvSource({
            "jdbc:mysql://user:s3cret@h:3306/d, jdbc:mysql://user:***@h:3306/d",
            "jdbc:mysql://user:s3/c@r:et@h:3306/d, jdbc:mysql://user:***@h:3306/d",
            "jdbc:mysql://:s3cret@h/d, jdbc:mysql://:***@h/d",
            "jdbc:postgresql://h:5432/d?user=u&password=s3cret, jdbc:postgresql://h:5432/d?user=u&password=***",
            "jdbc:postgresql://h:5432/d?sslpassword=s3cret, jdbc:postgresql://h:5432/d?sslpassword=***",
            "jdbc:sqlserver://h:1433;user=u;password=s3cret, jdbc:sqlserver://h:1433;user=u;password=***",
            "jdbc:h2:tcp://h/x;USER=sa;PASSWORD=s3cret, jdbc:h2:tcp://h/x;USER=sa;PASSWORD=***",
            "jdbc:postgresql://h:5432/d?password=s3@cret, jdbc:postgresql://h:***",
            "jdbc:mysql://me@corp:s3cret@h/d, jdbc:mysql://me@corp:***@h/d",
            "jdbc:sqlserver://h;password={a;b};encrypt=true, jdbc:sqlserver://h;password=***",
            "JDBC:Oracle:thin:scott/tiger@h:1521:s, JDBC:Oracle:thin:scott/***@h:1521:s",
            "jdbc:oracle:thin:scott/tiger@//h:1521/s, jdbc:oracle:thin:scott/***@//h:1521/s",
            "jdbc:postgresql://h:5432/d?ssl=true, jdbc:postgresql://h:5432/d?ssl=true",
            "jdbc:mysql://user@h:3306/d, jdbc:mysql://user@h:3306/d",
            "jdbc:sqlite:/home/me@here/a:b.db, jdbc:sqlite:/home/me@here/a:b.db",
        })
        @DisplayName("is shown without its password")
        void masked(String text, String shown) {
            assertThat(DatabaseUrl.parse(text)).hasToString(shown);
        }
    }

    /** Passwords of recognisable pieces with everything between them that means something in one URL or another. */
    @Nested
    @DisplayName("A password")
    class Passwords {

        private static final String SPECIALS = "@:/%?&#=;,(){}[]+ '\"\\$!~|\t\u00E4";

        /** A letter first, so that it is neither a port nor two hexadecimal digits. */
        private List<String> pieces(Random random) {
            List<String> pieces = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                StringBuilder piece = new StringBuilder("Z");
                for (int k = 0; k < 5; k++) {
                    piece.append("ghijkmnopqrstuvwxyz".charAt(random.nextInt(19)));
                }
                pieces.add(piece.toString());
            }
            return pieces;
        }

        private String joined(List<String> pieces, Random random) {
            StringBuilder password = new StringBuilder(pieces.get(0));
            for (String piece : pieces.subList(1, pieces.size())) {
                for (int i = 0; i <= random.nextInt(2); i++) {
                    password.append(SPECIALS.charAt(random.nextInt(SPECIALS.length())));
                }
                password.append(piece);
            }
            return password.toString();
        }

        private String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        /** Gives what the host sees of a text that may or may not be a URL: how it is shown, or why it is refused. */
        private String seen(String text) {
            try {
                return DatabaseUrl.parse(text) + " "
                        + StorageConfig.builder().url(text).build();
            } catch (ConfigurationException e) {
                assertThat(e.getCause()).isNull();
                return Objects.requireNonNull(e.getMessage());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"p@ss", "p:ss", "p/ss", "p#ss", "p@:/#&=ss", "@", ":", "a@b@c", "/x", "p&ss", "p+ss", "p;ss"
                })
        @DisplayName("is read raw wherever that can be told from the rest")
        void raw(String password) {
            DatabaseUrl url = DatabaseUrl.parse("postgresql://user:" + password + "@h:5432/d?a=1");
            assertThat(password(url)).isEqualTo(password);
            assertThat(url.user()).isEqualTo("user");
            assertThat(url.host()).isEqualTo("h");
            assertThat(url.database()).isEqualTo("d");
            assertRoundTrip(url);
            assertThat(url).hasToString("postgresql://user:***@h:5432/d?a=1");
        }

        @Test
        @DisplayName("with a raw ? or % is refused with the way to write it")
        void ambiguous() {
            assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://user:Zq?x@h/d"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("%3F");
            assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://user:Zq%x@h/d"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("%25");
        }

        @Test
        @DisplayName("that is encoded is read back whatever is in it")
        void encodedPasswords() {
            Random random = new Random(20240102);
            for (int i = 0; i < 2000; i++) {
                String password = joined(pieces(random), random);
                DatabaseUrl url = DatabaseUrl.parse("mysql://user:" + encoded(password) + "@h/d");
                assertThat(password(url)).isEqualTo(password);
                assertRoundTrip(url);
                assertRoundTrip(DatabaseUrl.server("mysql", "user", new Secret(password), "h", 3306, "d"));
            }
        }

        @Test
        @DisplayName("is never shown, in no part, by a URL or by the error of a malformed one")
        void neverShown() {
            Random random = new Random(20240103);
            List<String> forms = List.of(
                    "postgresql://user:PW@h:5432/d?sslmode=require",
                    "postgresql://me@corp:PW@h:5432/d",
                    "postgresql://:PW@[::1]/d",
                    "mysql://h/d?user=u&password=PW&b=1",
                    "mysql://h/d?user=u&password=PW&PW",
                    "mysql://h/d?user=u&password=PW=%",
                    // Malformed: a bad port, host, scheme, database or parameter.
                    "postgresql://user:PW@h:port/d",
                    "postgresql://user:PW@h:0/d",
                    "postgresql://user:PW@::1/d",
                    "postgresql://user:PW@[::1/d",
                    "postgresql://user:PW@h/%zz",
                    "postgresql://user:PW%@h/d",
                    "postgresql://user:PW%FF@h/d",
                    "postgresql://user:PW@h/d?a=1&a=2",
                    "postgresql://user:PW@h/d?a=%",
                    "post gresql://user:PW@h/d",
                    "postgresql:/user:PW@h/d",
                    "user:PW@h/d",
                    "jdbc:mysql://user:PW@h:3306/d?a=1",
                    "jdbc:postgresql://h/d?user=u&password=PW",
                    "jdbc:h2:mem:x;USER=sa;PASSWORD=PW",
                    "jdbc:h2:tcp://h/x;USER=sa;PASSWORD=PW;MODE=MySQL",
                    "jdbc:mysql://me@corp:PW@h/d",
                    "jdbc:mysql://h:3306/d?user=me@corp&password=PW&a=1",
                    "jdbc:mysql://address=(host=h)(port=3306)(user=u)(password=PW)/d",
                    "jdbc:mysql:loadbalance://user:PW@h1:3306,user:PW@h2:3306/d",
                    "jdbc:postgresql://h:5432/d?user=u&password=PW&ssl=true",
                    "jdbc:sqlserver://h:1433;user=u;password={PW};encrypt=true",
                    "jdbc:db2://h:50000/d:user=u;password=PW;",
                    "jdbc:db2://h:50000/d:password=PW;user=u;",
                    "jdbc:oracle:thin:scott/PW@//h:1521/s",
                    "jdbc:oracle:thin:scott/PW@h:1521:s");
            // Without its @, the login stands where host and port should be. A raw @ in the password would make it a
            // good URL.
            List<String> cutShort =
                    List.of("postgresql://user:PW", "postgresql://user:PW/d", "postgresql://user:PWh:5432/d");
            for (int i = 0; i < 1000; i++) {
                List<String> pieces = pieces(random);
                String password = joined(pieces, random);
                for (String form : forms) {
                    for (String written : List.of(password, encoded(password))) {
                        String text = form.replace("PW", written);
                        assertThat(seen(text)).as(text).doesNotContain(pieces);
                    }
                }
                for (String form : cutShort) {
                    String text = form.replace("PW", password.replace('@', '-'));
                    assertThat(seen(text)).as(text).doesNotContain(pieces);
                }
            }
        }

        @Test
        @DisplayName("does not show itself as a secret either")
        void secret() {
            Secret secret = new Secret("Zq7");
            assertThat(secret).hasToString("***").isEqualTo(new Secret("Zq7")).isNotEqualTo(new Secret("zq7"));
            assertThat(secret).hasSameHashCodeAs(new Secret("Zq7"));
            assertThat(secret.reveal()).isEqualTo("Zq7");
        }
    }
}
