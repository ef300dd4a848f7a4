package dev.barkeep.examples.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kit does not ask of every database: the URLs of H2, its file, and who may open it. */
class H2DatabaseTest {

    private static final PortfolioPosition A = new PortfolioPosition("A", BigDecimal.ONE);

    @TempDir
    Path folder;

    private String url() {
        return "h2:///" + folder.resolve("market");
    }

    private static Storage open(String url) {
        return Storages.open(
                StorageConfig.builder().url(url).poolSize(2).maxOverflow(2).build());
    }

    @Test
    @DisplayName("what was committed survives the sudden death of its process")
    void suddenDeath() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int committed = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (committed < 20) {
                assertThat(lines.readLine()).isEqualTo("T" + committed++);
            }
            // On Linux this is kill -9.
            process.destroyForcibly().waitFor();
        }

        try (Storage storage = open(url())) {
            assertThat(storage.portfolioPositions().list().size()).isGreaterThanOrEqualTo(committed);
        }
    }

    /** Commits one position after the other, and says so. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            try (Storage storage = open(args[0])) {
                for (int i = 0; true; i++) {
                    storage.portfolioPositions().save(new PortfolioPosition("T" + i, BigDecimal.ONE));
                    System.out.println("T" + i);
                }
            }
        }
    }

    @Test
    @DisplayName("an empty file can be opened by several at once, and all write to it")
    void openedAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> opened = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                PortfolioPosition position = new PortfolioPosition("T" + i, BigDecimal.ONE);
                opened.add(threads.submit(() -> {
                    try (Storage storage = open(url())) {
                        storage.portfolioPositions().save(position);
                    }
                }));
            }
            for (Future<?> each : opened) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Storage storage = open(url())) {
            assertThat(storage.portfolioPositions().list()).hasSize(4);
        }
    }

    @Test
    @DisplayName("when the storage is closed the file is too, and nothing else is left")
    void closed() throws Exception {
        try (Storage storage = open(url())) {
            storage.portfolioPositions().save(A);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName)).containsExactly(Path.of("market.mv.db"));
        }
        File moved = folder.resolve("moved.mv.db").toFile();
        assertThat(folder.resolve("market.mv.db").toFile().renameTo(moved)).isTrue();
        try (Storage storage = open("h2:///" + folder.resolve("moved"))) {
            assertThat(storage.portfolioPositions().list()).containsExactly(A);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:position;USER=trader;PASSWORD=s3cret",
                "jdbc:h2:mem:position;LOCK_TIMEOUT=5;MODE=PostgreSQL",
                "jdbc:h2:mem:position"
            })
    @DisplayName("a JDBC URL is taken as it is, with the settings that the tables need")
    void jdbcUrl(String url) {
        try (Storage storage = open(url)) {
            assertThat(storage.portfolioPositions().save(A).written()).isOne();
            assertThat(storage.portfolioPositions().save(A).written()).isZero();
        }
    }

    @Test
    @DisplayName(
            "a lock is waited for as long as DB_POOL_TIMEOUT says, 10 seconds at most, unless the URL says how long")
    void lockLimit() {
        ServerLocation silent = H2Location.of(DatabaseUrl.parse("h2:///market"), false);
        Function<Duration, String> limit = Objects.requireNonNull(silent.lockLimit());
        assertThat(limit.apply(Duration.ofSeconds(2))).isEqualTo("SET LOCK_TIMEOUT 2000");
        assertThat(limit.apply(Duration.ofSeconds(30))).isEqualTo("SET LOCK_TIMEOUT 10000");
        assertThat(H2Location.of(DatabaseUrl.parse("jdbc:h2:mem:position;lock_timeout=5"), false)
                        .lockLimit())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h2://host/market",
                "h2:///:memory:",
                "h2:///",
                "h2:///market;MODE=MySQL",
                "h2:///%00",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;MODE=MySQL",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;DATABASE_TO_LOWER=FALSE",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;DATABASE_TO_UPPER=TRUE",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;NO_SUCH_SETTING=1",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;COLLATION=ENGLISH",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;nonsense",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;IFEXISTS=FALSE;ifexists=FALSE",
                "jdbc:h2:mem:refused;PASSWORD=s3cret;TRACE_LEVEL_FILE=3",
                "h2:///market?AUTO_SERVER=TRUE",
                "h2:///market?IFEXISTS%3DFALSE%3BTRACE_LEVEL_FILE=3"
            })
    @DisplayName("a URL that names no file, or says what the tables cannot bear, is refused, without its password")
    void refused(String url) {
        ConfigurationException error = catchThrowableOfType(
                ConfigurationException.class, () -> open(url).close());
        assertThat(error).isNotNull();
        assertThat(error.variable()).isEqualTo("DATABASE_URL");
        assertThat(error).hasStackTraceContaining("H2").hasMessageNotContaining("s3cret");
        assertThat(error.getSuppressed()).isEmpty();
        assertThat(error).hasNoCause();
    }

    @Test
    @DisplayName("a wrong password is refused, and a file that another program has is unavailable")
    void notOurs() throws SQLException {
        open("h2://trader:right@/" + folder.resolve("market")).close();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        open("h2://trader:wrong@/" + folder.resolve("market")).close())
                .satisfies(error -> assertThat(error.variable()).isEqualTo("DB_PASSWORD"));
        // By another name it is another database to H2, as in another process.
        try (Connection other = DriverManager.getConnection(
                "jdbc:h2:" + folder.resolve("market") + ";DATABASE_TO_LOWER=TRUE", "trader", "right")) {
            assertThat(other.isValid(0)).isTrue();
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> open("h2://trader:right@/" + folder.resolve("market"))
                            .close())
                    .withMessageContaining("market");
        }
    }

    @Test
    @DisplayName("the data source of a host has to have the settings, and gets its connections back as they were")
    void hostDataSource() throws SQLException {
        JdbcConnectionPool bare = JdbcConnectionPool.create("jdbc:h2:mem:bare", "sa", "");
        JdbcConnectionPool set =
                JdbcConnectionPool.create("jdbc:h2:mem:set;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
        try {
            set.setMaxConnections(1);
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> open(bare).close())
                    .withMessageContaining("DATABASE_TO_LOWER");

            try (Storage storage = open(set);
                    Stream<DailyData> stream = storage.dailyData().streamAll()) {
                assertThat(stream).isEmpty();
            }

            try (Connection connection = set.getConnection()) {
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
                assertThat(connection.getAutoCommit()).isTrue();
            }
        } finally {
            bare.dispose();
            set.dispose();
        }
    }

    private static Storage open(DataSource source) {
        return Storages.open(StorageConfig.builder().dataSource("h2", source).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h2:///{}?INIT=CREATE ALIAS EX AS 'void x(String f) throws Exception { new java.io.File(f).createNewFile(); }'"
                        + "%3BCALL EX('{}.pwned')",
                "h2:///{}?IFEXISTS=FALSE%3BINIT=CREATE ALIAS EX AS 'void x(String f) throws Exception { new"
                        + " java.io.File(f).createNewFile(); }'%5C%3BCALL EX('{}.pwned')",
                "jdbc:h2:{};init=CREATE ALIAS EX AS 'void x(String f) throws Exception { new"
                        + " java.io.File(f).createNewFile()\\; }'\\;CALL EX('{}.pwned')"
            })
    @DisplayName("a URL runs nothing")
    void runsNothing(String url) {
        Path file = folder.resolve("hostile");
        String hostile = url.replace("{}", file.toString());

        Throwable refusal = catchThrowable(() -> open(hostile).close());

        assertThat(folder.resolve("hostile.pwned")).as("after %s", refusal).doesNotExist();
    }

    @Test
    @DisplayName("in code a URL may have any setting")
    void trusted() {
        StorageConfig config = StorageConfig.builder()
                .url("jdbc:h2:mem:trusted;INIT=CREATE SCHEMA IF NOT EXISTS mine")
                .trustDriverParameters(true)
                .build();
        try (Storage storage = Storages.open(config)) {
            assertThat(storage.isConnected()).isTrue();
        }
    }
}
