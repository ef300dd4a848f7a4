package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs open a database of a server, and what is said of the others: never the password. */
public abstract class OpeningRules extends ServerRules {

    private final DatabaseUrl parts;
    private final Secret password;

    /**
     * For subclasses.
     *
     * @param kind the server
     */
    protected OpeningRules(ServerKind kind) {
        super(kind);
        parts = DatabaseUrl.parse(server.url(database));
        password = Objects.requireNonNull(parts.password());
    }

    /**
     * Fails to open a storage.
     *
     * @param url what cannot be opened; its password, if any, is {@code s3cret} or the server's
     * @return how it is refused, without the password in any part that is printed
     */
    protected final ConfigurationException refusal(String url) {
        return refusal(ConfigurationException.class, url);
    }

    private <E extends StorageException> E refusal(Class<E> type, String url) {
        E error = catchThrowableOfType(type, () -> open(url).close());
        assertThat(error).isNotNull();
        assertThat(Throwables.getStackTrace(error)).doesNotContain("s3cret").doesNotContain(password.reveal());
        return error;
    }

    private String with(Secret given, String name) {
        return DatabaseUrl.server(
                        parts.scheme(),
                        Objects.requireNonNull(parts.user()),
                        given,
                        Objects.requireNonNull(parts.host()),
                        parts.port(),
                        name)
                .reveal();
    }

    @Test
    @DisplayName("a wrong password or database is named, without the password")
    void wrongLogin() {
        String name = Objects.requireNonNull(parts.database());
        assertThat(refusal(with(new Secret("s3cret"), name)).variable()).isEqualTo("DB_PASSWORD");
        assertThat(refusal(with(password, "no_such_database")).variable()).isEqualTo("DB_NAME");
    }

    @ParameterizedTest
    @CsvSource({":s3cret@localhost/db, DB_USER", "trader:s3cret@localhost, DB_NAME"})
    @DisplayName("a URL without user or database is told what is missing")
    void missing(String incomplete, String variable) {
        ConfigurationException error = refusal(parts.scheme() + "://" + incomplete);
        assertThat(error.problem()).isEqualTo(Problem.MISSING_VALUE);
        assertThat(error.variable()).isEqualTo(variable);
    }

    @Test
    @DisplayName("a login without a password is tried, and a server that wants one is told as what is missing")
    void withoutPassword() {
        String login = parts.user() + ":" + password.reveal();
        String url = server.url(database).replace(login, String.valueOf(parts.user()));

        ConfigurationException error = refusal(url);

        assertThat(error.variable()).isEqualTo("DB_PASSWORD");
        assertThat(error).hasMessageContaining("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmod=s3cret", "sslmode=s3cret", "connectTimeout=s3cret"})
    @DisplayName("a parameter that the driver does not know, or a value that it does not take, is refused")
    void unknownParameter(String parameter) {
        String name = Objects.requireNonNull(parts.database());
        assertThat(refusal(with(password, name) + "?" + parameter).variable()).isEqualTo("DATABASE_URL");
    }

    @Test
    @DisplayName("a port at which nobody listens is unavailable")
    void wrongPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String place = "127.0.0.1:" + port + "/db";
        assertThat(refusal(UnavailableException.class, parts.scheme() + "://trader:s3cret@" + place))
                .hasMessageContaining(place);
    }

    @Test
    @DisplayName("a JDBC URL names a database as well, on MySQL and MariaDB that of either product")
    void jdbcUrl() {
        ServerUrl url = ServerUrl.parse(server.url(database));
        String query = url.query().isEmpty() ? "" : url.query() + "&";
        String login = "user=" + url.login().replaceFirst(":", "&password=");
        List<String> products =
                server.kind() == ServerKind.POSTGRESQL ? List.of("postgresql") : List.of("mysql", "mariadb");
        for (String product : products) {
            try (Storage storage =
                    open("jdbc:" + product + "://" + url.address() + "/" + url.database() + "?" + query + login)) {
                storage.portfolioPositions().save(A);
            }
        }
        assertThat(server.query(database, "SELECT ticker FROM portfolio_positions"))
                .containsExactly("A");
    }
}
