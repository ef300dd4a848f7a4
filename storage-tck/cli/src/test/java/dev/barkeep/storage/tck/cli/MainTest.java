package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program accepts, and what it refuses before it does anything. */
class MainTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Run(int exitCode, String out, String err) {}

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--nothing                                            | there is no option --nothing",
                "--ulr=postgresql://trader:s3cret@h/db                | there is no option --ulr;",
                "--url:postgresql://trader:s3cret@h/db                | there is no option --url;",
                "postgresql://trader:s3cret@h/db                      | a URL stands behind --url",
                "--url                                                | '--url'",
                "--url=                                               | --url is empty",
                "--url=market.db                                      | --url: must look like sqlite:///file.db",
                "--url=postgresql://trader:s3cret/x@h/db              | ",
                "--url=nosuchdatabase://trader:s3cret@h/db            | no backend serves 'nosuchdatabase'",
                "--url=postgresql://trader:s3cret@127.0.0.1:1/db      | 127.0.0.1:1",
                "--url=sqlite:///FOLDER/a.db --plugin=FOLDER/none.jar | there is no file FOLDER/none.jar",
                "--url=sqlite:///FOLDER/a.db --plugin=FOLDER          | there is no file FOLDER",
                "--url=sqlite:///FOLDER/a.db --plugin=FOLDER/text.txt | FOLDER/text.txt cannot be read as a jar",
                "--url=sqlite:///FOLDER/a.db --plugin=FOLDER/nothing.jar  | in FOLDER/nothing.jar, so there is no backend",
                "--url=sqlite:///FOLDER/a.db --plugin=FOLDER/missing.jar  | a backend cannot be loaded",
                "--url=sqlite:///FOLDER/a.db --plugin=FOLDER/blank.jar    | names no backend of the jars",
                "--url=sqlite:///FOLDER/a.db --report=FOLDER/text.txt/x   | --report: the folder FOLDER/text.txt/x cannot",
                "--url=sqlite:///FOLDER/a.db --only=TX-999,TX-001,T,Bulks | no rule or suite TX-999, T, Bulks; there are",
                "--url=sqlite:///FOLDER/a.db --known-failure=TX-999=why   | the kit has no rule TX-999; there are the rules BAR-",
                "--url=sqlite:///FOLDER/a.db --known-failure=TX-001       | --known-failure takes a rule and a reason",
                "--url=sqlite:///FOLDER/a.db --known-failure=TX-001=      | --known-failure takes a rule and a reason",
                "--url=sqlite:///FOLDER/a.db --timeout=0                  | --timeout takes a number of seconds",
                "--url=sqlite:///FOLDER/a.db --timeout=long               | '--timeout'",
            })
    void refusesInOneLine(String arguments, String expected) throws IOException {
        Files.writeString(folder.resolve("text.txt"), "no jar");
        Jars.ofNothing(folder);
        Jars.ofProvider(folder.resolve("missing.jar"), "no.such.Provider");
        Jars.ofProvider(folder.resolve("blank.jar"), "# none");

        Run run = run(Map.of(), inFolder(arguments).split(" "));

        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .startsWith("storage-tck: ")
                .contains(expected == null ? "" : inFolder(expected))
                .doesNotContain("s3cret", "Exception");
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("a.db")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DB_POOL_SIZE  | 3                                  | no database is named",
                "DATABASE_PATH | data/market_data.db                | no database is named",
                "DATABASE_URL  | postgresql://trader:s3cret@h:no/db | DATABASE_URL: ",
                "DATABASE_TYPE | postgresql                         | DB_USER"
            })
    void refusesAnEnvironmentThatNamesNoDatabase(String variable, String value, String expected) {
        Run run = run(Map.of(variable, value));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(expected).doesNotContain("s3cret");
    }

    @Test
    void refusesAFileOfSomebodyElse() throws Exception {
        Path file = folder.resolve("theirs.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoices (id INTEGER)");
        }
        byte[] before = Files.readAllBytes(file);

        Run run = run(Map.of(), "--url=sqlite:///" + file, "--report=" + folder);

        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.err()).contains("invoices", file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void refusesADatabaseThatIsInUse() {
        String url = "sqlite:///" + folder.resolve("market.db");
        PortfolioPosition position = new PortfolioPosition("AAPL", BigDecimal.ONE);
        try (Storage storage = Storages.open(StorageConfig.fromUrl(url))) {
            storage.portfolioPositions().save(position);
        }

        Run run = run(Map.of(), "--url", url, "--report", folder.toString());

        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty, it has daily_data, ", " more; nothing was touched");
        try (Storage storage = Storages.open(StorageConfig.fromUrl(url))) {
            assertThat(storage.portfolioPositions().find("AAPL")).contains(position);
        }
    }

    @Test
    void refusesASchemaOfAServerThatHoldsTables() throws SQLException {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        String schema = server.newDatabase();
        server.execute("CREATE TABLE " + schema + ".invoices (id INTEGER)");

        Run run = run(Map.of("DATABASE_URL", server.url(schema)), "--report", folder.toString());

        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty, it has invoices;");
        assertThat(tables(server.url(schema))).containsExactly("invoices");
    }

    @Test
    void testsTheRulesThatAreAskedFor() throws IOException {
        Path file = Files.createFile(folder.resolve("market.db"));

        Run run = run(
                Map.of("DATABASE_TYPE", "sqlite", "DATABASE_PATH", file.toString()),
                "--only=INF,LIF-001",
                "--report=" + folder.resolve("reports"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList()).hasSize(5).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("Testing " + DatabaseUrl.sqlite(file.toString()));
            assertThat(lines.get(1)).isEqualTo(" 1/1 Lifecycle");
            assertThat(lines.get(2)).startsWith(" 1/1 Lifecycle").contains("  4 tests,");
            assertThat(lines.get(3)).startsWith("Conformance of sqlite-part (SQLite ");
            assertThat(lines.get(4)).startsWith("Conforms, as far as it was tested; ");
        });
        assertThat(folder.resolve("reports/conformance-sqlite-part.json")).isNotEmptyFile();
        assertThat(folder.resolve("reports/conformance-sqlite-part.md"))
                .content()
                .contains("| LIF-001 | passed |", "| INF-003 | passed |")
                .doesNotContain("LIF-002");
        assertThat(file).exists();
        assertThat(tables("sqlite:///" + file)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "drift          | SCH-009, SCH-010, SCH-011          | SCH-001, BAR-001",
                "CON-001        | CON-001                            | CON-002",
                "Drift,bar-031  | SCH-009, SCH-010, SCH-011, BAR-031 | BAR-001",
                "RET            | RET-001                            | ROW-001",
            })
    void testsRulesAndSuites(String only, String tested, String others) throws IOException {
        Run run = run(Map.of(), "--url=sqlite:///" + folder.resolve("a.db"), "--only=" + only, "--report=" + folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        String report = Files.readString(folder.resolve("conformance-sqlite-part.md"));
        assertThat(tested.split(", ")).allSatisfy(rule -> assertThat(report).contains("| " + rule + " | passed |"));
        assertThat(others.split(", ")).allSatisfy(rule -> assertThat(report).doesNotContain(rule));
    }

    /** Of BAR-012 both suites have tests, and there are rules that only one of them has. */
    @Test
    void testsAllTestsOfARule() throws IOException {
        run(Map.of(), "--url=sqlite:///" + folder.resolve("a.db"), "--only=BAR-012", "--report=" + folder);

        assertThat(folder.resolve("conformance-sqlite-part.md"))
                .content()
                .containsPattern("BAR-012 .*IntradayReading.*DailyReading|BAR-012 .*DailyReading.*IntradayReading");
    }

    @Test
    void refusesADeclarationOfARuleThatIsKept() {
        Run run = run(
                Map.of(),
                "--url=sqlite:///" + folder.resolve("a.db"),
                "--only=INF-001",
                "--known-failure=INF-001=it has no name",
                "--report=" + folder);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "  failed: the declared known failure INF-001 passes all its tests: remove the declaration",
                        "Does not conform, 1 of 1 rules broken (INF-001), as far as it was tested; ");
    }

    @Test
    void knowsADatabaseThatIsGoneWithItsStorage() {
        Run run = run(Map.of(), "--url=sqlite:///:memory:", "--only=LIF-001,INF-001", "--report=" + folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("conformance-sqlite-part.md"))
                .content()
                .contains("| LIF-001 | not run |", "| INF-001 | passed |");
    }

    @Test
    void explainsItself() {
        assertThat(run(Map.of(), "--help").out())
                .contains(
                        "--url=URL",
                        "--plugin=JAR",
                        "--report=DIR",
                        "--only=WHAT",
                        "--known-failure=RULE=REASON",
                        "--timeout=SECONDS",
                        "130 interrupted");
        assertThat(run(Map.of(), "--version").out()).matches("storage-tck \\d.*\\s+");
    }

    private String inFolder(String text) {
        return text.replace("FOLDER", folder.toString());
    }

    private static List<String> tables(String url) {
        try (Schema schema = Storages.schema(StorageConfig.fromUrl(url))) {
            return schema.tables();
        }
    }

    private static Run run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.execute(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
