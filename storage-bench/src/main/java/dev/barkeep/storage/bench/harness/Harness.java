package dev.barkeep.storage.bench.harness;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.harness.Result.Measured;
import dev.barkeep.storage.bench.harness.Result.Wrong;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs both contenders in rounds, the one that begins changing from round to round. Some rounds come first that do not count: in
 * them classes are loaded, code is compiled and caches are filled.
 */
public final class Harness {

    private static final int WARM_UPS = 2;

    private final int rounds;

    /**
     * Makes it.
     *
     * @param rounds how many rounds count, 1 or more
     */
    public Harness(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Measures a workload on a database.
     *
     * @param workload the workload
     * @param backend the database
     * @return the times, or who was wrong
     * @throws Exception what a contender throws
     */
    public Result measure(Workload workload, Backend backend) throws Exception {
        List<Round> counted = new ArrayList<>();
        try (Race race = workload.open(backend)) {
            int all = WARM_UPS + workload.rounds(rounds);
            for (int number = 0; number < all; number++) {
                Round round = run(race, number);
                if (number >= WARM_UPS) {
                    counted.add(round);
                }
            }
            return new Measured(backend.id(), workload.code(), workload.title(), counted, race.notes());
        } catch (WrongAnswerException e) {
            return new Wrong(backend.id(), workload.code(), workload.title(), String.valueOf(e.getMessage()));
        }
    }

    private static Round run(Race race, int number) throws Exception {
        long expected = race.expected(number);
        if (number % 2 == 0) {
            long ours = nanos("ours", race.ours(), number, expected);
            return new Round(ours, nanos("raw", race.raw(), number, expected));
        }
        long raw = nanos("raw", race.raw(), number, expected);
        return new Round(nanos("ours", race.ours(), number, expected), raw);
    }

    private static long nanos(String name, Contender contender, int number, long expected) throws Exception {
        contender.before(number);
        // The garbage of the one before is not this one's to collect.
        System.gc();
        long started = System.nanoTime();
        Contender.Checksum checksum = contender.run(number);
        long nanos = System.nanoTime() - started;
        long found = checksum.compute();
        contender.after(number);
        if (found != expected) {
            throw new WrongAnswerException(name + " has the checksum " + Long.toHexString(found) + " in round " + number
                    + ", and not " + Long.toHexString(expected));
        }
        return nanos;
    }
}
