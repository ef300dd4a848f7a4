package dev.barkeep.storage.sqlite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import dev.barkeep.storage.sqlite.proxy.KitRun;
import dev.barkeep.storage.sqlite.proxy.ProxiedStorageTck;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tests of a backend end on storages that hang for ever, and take no notice of interrupts. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HangsTest {

    /** Never counted down. */
    private static final CountDownLatch AWAKE = new CountDownLatch(1);

    /** The first storage of a process takes longer to open than these tests allow. */
    @BeforeAll
    static void warmUp() {
        KitRun.of(
                ProxiedStorageTck.class,
                "faults",
                "hang-none",
                Behaviour.GOOD,
                Stream.of(StorageTck.Drift.class),
                Set.of());
    }

    @BeforeEach
    void shorten() {
        ProxiedStorageTck.limit("3");
    }

    @Test
    @DisplayName("a call that hangs fails its test, which says where; the third one ends the run")
    void call() {
        KitRun run = run("hang-call", ProxiedStorageTck.class, HangsTest::hangsInQueries);

        assertThat(tests(run, Status.FAILED))
                .hasSize(3)
                .allSatisfy(test -> assertThat(test.reason())
                        .startsWith(
                                "the test hangs, and takes no notice of interrupts: it is not done after 3 s; it is at ")
                        .contains("HangsTest.hang(HangsTest.java:", "called by BarReadingSuite."));
        assertThat(tests(run, Status.NOT_RUN))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(test.reason())
                        .isEqualTo("3 tests took longer than the time limit of 3 s; the run ended there"));
    }

    @Test
    @DisplayName("a close that hangs fails the test before it")
    void close() {
        KitRun run = run("hang-close", ProxiedStorageTck.class, HangsTest::hangsInClose);

        assertThat(tests(run, Status.FAILED))
                .hasSize(3)
                .allSatisfy(test -> assertThat(test.reason())
                        .startsWith("closeStorage() after the test hangs")
                        .contains("HangsTest.hang(HangsTest.java:"));
    }

    @Test
    @DisplayName("a storage that hangs when it is opened fails the first test, and the others cannot be run")
    void open() {
        KitRun run = run("hang-open", HangsInOpen.class, Behaviour.GOOD);

        assertThat(tests(run, Status.FAILED))
                .singleElement()
                .satisfies(test -> assertThat(test.reason())
                        .startsWith("openStorage() before the test hangs")
                        .contains("HangsTest.hang(HangsTest.java:"));
        assertThat(tests(run, Status.NOT_RUN))
                .anySatisfy(test -> assertThat(test.reason())
                        .startsWith("no storage could be opened while a call of an earlier test still runs: BAR-"));
        assertThat(tests(run, Status.PASSED)).isEmpty();
    }

    @Test
    @DisplayName("a rule that hangs can be declared")
    void declared() {
        ProxiedStorageTck.declare(Map.of("SCH-009", "never answers"));
        KitRun run = KitRun.of(
                HangsInOpen.class,
                "faults",
                "hang-declared",
                Behaviour.GOOD,
                Stream.of(StorageTck.Drift.class),
                Set.of());

        assertThat(run.failures()).doesNotContainKey("SCH-009");
    }

    private static KitRun run(String name, Class<? extends ProxiedStorageTck> kit, Behaviour behaviour) {
        return KitRun.of(kit, "faults", name, behaviour, Stream.of(StorageTck.DailyReading.class), Set.of());
    }

    private static List<TestOutcome> tests(KitRun run, Status status) {
        return run.report().outcomes().stream()
                .map(RuleOutcome::tests)
                .flatMap(List::stream)
                .filter(test -> test.status() == status)
                .toList();
    }

    private static @Nullable Object hangsInQueries(Call call) throws Throwable {
        if (call.is(DailyDataRepository.class, "findRange")) {
            hang();
        }
        return call.proceed();
    }

    private static @Nullable Object hangsInClose(Call call) throws Throwable {
        if (call.is(Storage.class, "close")) {
            hang();
        }
        return call.proceed();
    }

    private static void hang() {
        while (AWAKE.getCount() > 0) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    /** Cannot be opened in any time. */
    static final class HangsInOpen extends ProxiedStorageTck {

        @Override
        protected Storage open(StorageConfig config) {
            hang();
            return super.open(config);
        }
    }
}
