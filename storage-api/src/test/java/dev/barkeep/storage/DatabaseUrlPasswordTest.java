package dev.barkeep.storage;

import static dev.barkeep.storage.DatabaseUrlTest.assertRoundTrip;
import static dev.barkeep.storage.DatabaseUrlTest.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.ConfigurationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of recognisable pieces with everything between them that means something in one URL or another. */
@DisplayName("A password")
class DatabaseUrlPasswordTest {

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
            strings = {"p@ss", "p:ss", "p/ss", "p#ss", "p@:/#&=ss", "@", ":", "a@b@c", "/x", "p&ss", "p+ss", "p;ss"})
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

    @ParameterizedTest
    @CsvSource({"?, %3F", "%, %25"})
    @DisplayName("with a raw ? or % is refused with the way to write it")
    void ambiguous(String raw, String written) {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://user:Zq" + raw + "x@h/d"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(written);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "jdbc:oracle:thin:scott/PW@h:1521:s",
                "jdbc:postgresql://bob:PW@host/m",
                "postgresql://bob@h/m?password=PW",
                "postgresql://bob@h/m?p%61ssword=PW",
                "jdbc:postgresql://h/m?user=bob&p%61ssword=PW",
                "jdbc:mysql://h/m?user=bob&password=&PW",
                "jdbc:mysql://(host=h,user=bob,password=,PW)/m",
                "jdbc:mysql://address=(host=h)(password=@PW)/m",
                "jdbc:postgresql://h/m?options=-c app.token=PW",
                "postgresql://h/m?options=-c app.token=PW"
            })
    @DisplayName("is never shown, in no part, by a URL or by the error of a malformed one")
    void neverShown(String form) {
        assertNeverShown(form, password -> password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://user:PW", "postgresql://user:PW/d", "postgresql://user:PWh:5432/d"})
    @DisplayName("is not shown where the @ after it is missing, so that it stands where host and port should be")
    void neverShownCutShort(String form) {
        // A raw @ would make it a good URL.
        assertNeverShown(form, password -> password.replace('@', '-'));
    }

    private void assertNeverShown(String form, UnaryOperator<String> raw) {
        Random random = new Random(20240103);
        for (int i = 0; i < 1000; i++) {
            List<String> pieces = pieces(random);
            String password = joined(pieces, random);
            for (String written : List.of(raw.apply(password), encoded(password))) {
                String text = form.replace("PW", written);
                assertThat(seen(text)).as(text).doesNotContain(pieces);
            }
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "jdbc:mysql://user:s3cret@h:3306/d, jdbc:mysql:***",
        "jdbc:mysql://user@h:3306/d, jdbc:mysql:***",
        "jdbc:postgresql://h:5432/d?user=u&password=s3cret, jdbc:postgresql://h:5432/d?***",
        "jdbc:postgresql://h:5432/d?ssl=true&p%61ssword=s3cret, jdbc:postgresql://h:5432/d?ssl=true&***",
        "jdbc:postgresql://h:5432/d?password=s3@cret, jdbc:postgresql:***",
        "jdbc:sqlserver://h:1433;user=u;password=s3cret, jdbc:sqlserver://h:1433;***",
        "jdbc:h2:mem:x;MODE=MySQL;PASSWORD=s3cret, jdbc:h2:mem:x;MODE=MySQL;***",
        "JDBC:Oracle:thin:scott/tiger@h:1521:s, JDBC:Oracle:***",
        "'jdbc:postgresql://one:5432,two/d?ssl=true', 'jdbc:postgresql://one:5432,two/d?ssl=true'",
        "jdbc:sqlite:/home/me@here/a:b.db, jdbc:sqlite:/home/me@here/a:b.db",
        "jdbc:sqlite:a.db?cache_size=-7&key=s3cret, jdbc:sqlite:a.db?cache_size=-7&***",
        "postgresql://h/d?user=u&password=s3&cret, postgresql://h/d?user=u&password=***",
        "postgresql://h/d?options=-c%20app.token=s3cret&a=1, postgresql://h/d?options=***",
    })
    @DisplayName("is not shown, and neither is what may belong to it")
    void masked(String text, String shown) {
        assertThat(DatabaseUrl.parse(text)).hasToString(shown);
    }

    @Test
    @DisplayName("does not show itself as a secret either")
    void secret() {
        Secret secret = new Secret("Zq7");
        assertThat(secret).hasToString("***").isEqualTo(new Secret("Zq7")).isNotEqualTo(new Secret("zq7"));
        assertThat(secret).hasSameHashCodeAs(new Secret("Zq7"));
        assertThat(secret.reveal()).isEqualTo("Zq7");
    }

    @Test
    void mayBeKeptApartFromTheUrl() {
        Secret secret = new Secret("p@ss:/%");

        DatabaseUrl url = DatabaseUrl.parse("postgresql://trader:old@db:5433/market?sslmode=require")
                .loggingInWith(secret);

        assertThat(url.password()).isEqualTo(secret);
        assertThat(url).isEqualTo(DatabaseUrl.parse(url.reveal()));
        assertThat(url).hasToString("postgresql://trader:***@db:5433/market?sslmode=require");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://db/market", "sqlite:///market.db", "jdbc:postgresql://trader@db/market"})
    void needsAUser(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);

        assertThatThrownBy(() -> parsed.loggingInWith(new Secret("s3cret")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("://user@host/database")
                .hasMessageNotContaining("s3cret");
    }
}
