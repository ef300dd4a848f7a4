package dev.barkeep.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is reported does not depend on the database, byte for byte but for its name, its sizes, and times. */
class SameReportTest {

    /** How long it took. */
    private static final Pattern RATE = Pattern.compile("; [0-9.]+ s, [0-9,]+ rows per second");
    /** How large the tables are. */
    private static final Pattern SIZE = Pattern.compile("(?<![0-9.,])[0-9.,]{1,9} (B|[kMG]B)(?= |</td>)");
    /** When the events were. */
    private static final Pattern NOW = Pattern.compile("20[0-9-]{8} [0-9:]{5}(?=( \\| |</td><td>)DAILY_UPDATE)");
    /** The columns are as wide as the sizes in them. */
    private static final Pattern PADDING = Pattern.compile("(?<= ) +|(?<=-)-+");

    @TempDir
    static Path folder;

    private static String text;
    private static String page;

    @BeforeAll
    static void reportOnSqlite() throws IOException {
        String url = "sqlite:///" + folder.resolve("market.db");
        Path report = folder.resolve("sqlite.html");
        text = text(url, report, Run.of(url, report));
        page = page(url, report);
        assertThat(text).contains("Signals: 66 found", "| AAPL | 13 | 4 | 3 | 4 |", "DAILY_UPDATE_COMPLETE");
        assertThat(page).contains("561.02", "DAILY_UPDATE_COMPLETE");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the report from a server is that from a SQLite file")
    void same(ServerKind kind) throws IOException {
        TestServer server = TestServer.of(kind);
        String url = server.url(server.newDatabase());
        Path report = folder.resolve(kind.name() + ".html");

        Run run = Run.of(url, report);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(text(url, report, run)).isEqualTo(text);
        assertThat(page(url, report)).isEqualTo(page);
        assertThat(values(url)).isEqualTo(values("sqlite:///" + folder.resolve("market.db")));
    }

    private static List<List<?>> values(String url) {
        try (Storage storage = Storages.open(StorageConfig.fromUrl(url))) {
            return Snapshot.of(storage).values();
        }
    }

    private static String text(String url, Path report, Run run) {
        return neutral(run.out(), info(url)).replace(report.toAbsolutePath().toString(), "REPORT");
    }

    private static String page(String url, Path report) throws IOException {
        return neutral(Files.readString(report), info(url));
    }

    private static StorageInfo info(String url) {
        try (Storage storage = Storages.open(StorageConfig.fromUrl(url))) {
            return storage.info();
        }
    }

    private static String neutral(String report, StorageInfo info) {
        String named = report.replace(HtmlReport.escaped(info.url()), "URL")
                .replace(info.url(), "URL")
                .replace(HtmlReport.escaped(info.product() + " " + info.productVersion()), "PRODUCT");
        String timeless = NOW.matcher(PADDING.matcher(named).replaceAll("")).replaceAll("NOW");
        return SIZE.matcher(RATE.matcher(timeless).replaceAll("; TIME")).replaceAll("SIZE");
    }
}
