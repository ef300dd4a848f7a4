package dev.barkeep.storage.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.harness.Result.Measured;
import dev.barkeep.storage.bench.harness.Result.Wrong;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarnessTest {

    private final List<String> runs = new ArrayList<>();

    @Test
    void contendersTakeTurnsInBeginningAndWarmUpsDoNotCount() throws Exception {
        Result result = new Harness(2).measure(new Fake(1, 1), new Nowhere());

        assertThat(runs).containsExactly("ours", "raw", "raw", "ours", "ours", "raw", "raw", "ours");
        assertThat(result)
                .isInstanceOfSatisfying(
                        Measured.class,
                        measured -> assertThat(measured.rounds()).hasSize(2));
    }

    @Test
    void aWrongChecksumOfEitherLeavesNoFigures() throws Exception {
        Result ours = new Harness(1).measure(new Fake(2, 1), new Nowhere());
        Result raw = new Harness(1).measure(new Fake(1, 3), new Nowhere());

        assertThat(ours).isEqualTo(new Wrong("nowhere", "W0", "fake", "ours has the checksum 2 in round 0, and not 1"));
        assertThat(raw).isEqualTo(new Wrong("nowhere", "W0", "fake", "raw has the checksum 3 in round 0, and not 1"));
    }

    /** Both have to have the checksum 1. */
    private final class Fake implements Workload, Race {

        private final long oursChecksum;
        private final long rawChecksum;

        Fake(long oursChecksum, long rawChecksum) {
            this.oursChecksum = oursChecksum;
            this.rawChecksum = rawChecksum;
        }

        @Override
        public String code() {
            return "W0";
        }

        @Override
        public String title() {
            return "fake";
        }

        @Override
        public Race open(Backend backend) {
            return this;
        }

        @Override
        public Contender ours() {
            return round -> {
                runs.add("ours");
                return () -> oursChecksum;
            };
        }

        @Override
        public Contender raw() {
            return round -> {
                runs.add("raw");
                return () -> rawChecksum;
            };
        }

        @Override
        public long expected(int round) {
            return 1;
        }

        @Override
        public void close() {}
    }

    private static final class Nowhere implements Backend {

        @Override
        public String id() {
            return "nowhere";
        }

        @Override
        public Site newSite() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
