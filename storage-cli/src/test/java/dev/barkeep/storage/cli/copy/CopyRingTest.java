package dev.barkeep.storage.cli.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.cli.Tool.Run;
import dev.barkeep.storage.cli.Tool.Running;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Around all products and back, with the copies killed on the way. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CopyRingTest {

    private static final int BARS = 200_000;
    private static final int BARS_AT_EXTREMES = 4;
    private static final int OTHER_ROWS = 6 + 3 + 4 + 2 + 3 + 3;
    private static final int ALL = BARS + BARS_AT_EXTREMES + OTHER_ROWS;
    private static final int TABLES_AND_TICKERS = 7 + 5 + 11 + 3 + 2 + 3;
    private static final int CHUNK = 10_000;
    private static final int LONGEST_DELAY_MILLIS = 400;
    private static final List<String> SMALL_MEMORY = List.of("-Xmx64m");

    /** A fast machine may have done with a hop before it is killed, but not with all of them. */
    private static final int LEAST_KILLS = 3;

    private final long seed = Long.getLong("copy.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private int inTheMiddle;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void bothEndsAreEqualWhereverACopyWasKilled() throws Exception {
        System.out.println("copy.seed is " + seed);
        List<String> urls = List.of(
                "sqlite:///begin.db",
                newDatabase(ServerKind.POSTGRESQL),
                newDatabase(ServerKind.MYSQL),
                newDatabase(ServerKind.MARIADB_11_4),
                "sqlite:///end.db");
        try (Storage begin = SampleRows.open(inFolder(urls.get(0)))) {
            SampleRows.putExtremes(begin);
            SampleRows.putBars(begin, BARS);
        }
        int[] kills = {3, 3, 2, 2};
        List<String> told = new ArrayList<>();
        for (int i = 0; i < kills.length; i++) {
            hop(urls.get(i), urls.get(i + 1), kills[i], told);
        }
        told.forEach(System.out::println);
        assertThat(inTheMiddle).as("%s", told).isGreaterThanOrEqualTo(LEAST_KILLS);

        Run compared = Tool.in(folder)
                .run("compare", "--from", urls.get(0), "--to", urls.get(4), "--all", "--format", "csv")
                .done();
        assertThat(compared.out()).doesNotContain(",false");
        assertThat(compared.out().lines()).hasSize(1 + TABLES_AND_TICKERS);
        try (Storage begin = SampleRows.open(inFolder(urls.get(0)));
                Storage end = SampleRows.open(inFolder(urls.get(4)))) {
            assertThat(SampleRows.tablesThatDiffer(begin, end)).isEmpty();
        }
    }

    private void hop(String from, String to, int kills, List<String> told) throws Exception {
        try (Storage target = SampleRows.open(inFolder(to))) {
            long there = 0;
            // Beyond all rows is in the middle of the comparison.
            long[] moments = random.longs(kills, 1, ALL + CHUNK).sorted().toArray();
            for (int i = 0; i < kills; i++) {
                Running copy = Tool.in(folder).start(SMALL_MEMORY, "copy", "--from", from, "--to", to);
                while (copy.process().isAlive() && rows(target) < Math.min(moments[i], ALL)) {
                    copy.process().waitFor(50, TimeUnit.MILLISECONDS);
                }
                copy.process().waitFor(random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
                boolean killed = copy.process().isAlive();
                copy.process().toHandle().destroyForcibly();
                copy.end();
                long now = rows(target);
                inTheMiddle += killed && now < ALL ? 1 : 0;
                assertThat(now).isGreaterThanOrEqualTo(there);
                there = now;
                told.add(String.format(
                        "%s %d to %s at %,d of %,d rows",
                        killed ? "kill" : "ended before kill",
                        i + 1,
                        target.info().product(),
                        there,
                        ALL));
            }
            Run run = Tool.in(folder)
                    .start(SMALL_MEMORY, "copy", "--from", from, "--to", to, "--format", "csv")
                    .end()
                    .done();
            long put = 0;
            long already = 0;
            for (String line : run.out().lines().skip(1).toList()) {
                String[] values = line.split(",", -1);
                put += Long.parseLong(values[2]);
                already += Long.parseLong(values[3]);
                assertThat(values[4]).as(line).isEqualTo("0");
                assertThat(values[6]).as(line).isEqualTo("equal");
            }
            told.add(String.format(
                    "resumed to %s: %,d there already, %,d put", target.info().product(), already, put));
            // A server may have got the last chunk of one that was killed, and end it only now.
            assertThat(already).isBetween(there, there + CHUNK);
            assertThat(already + put).isEqualTo(ALL);
            assertThat(rows(target)).isEqualTo(ALL);
        }
    }

    private static long rows(Storage storage) {
        return storage.tables().stream().mapToLong(TableInfo::rows).sum();
    }

    private static String newDatabase(ServerKind kind) {
        TestServer server = TestServer.of(kind);
        return server.url(server.newDatabase());
    }

    private String inFolder(String url) {
        return url.replace("sqlite:///", "sqlite:///" + folder + "/");
    }
}
