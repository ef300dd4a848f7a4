package dev.barkeep.storage.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit finds every fault, and finds none where there is none. */
class PlantedFaultsTest {

    private static final int FAULTS_AT_LEAST = 300;

    @Test
    @DisplayName("a storage without a fault is as the model is")
    void noFault() {
        Fault none = new Fault("none", "none", Set.of(), null, () -> Behaviour.GOOD, List.of());

        assertThat(EnumSet.allOf(Part.class))
                .allSatisfy(part -> assertThat(new Trial(none).run(part)).isEmpty());
    }

    @Test
    @DisplayName("there are many faults, and each has a name of its own")
    void names() {
        List<String> names = Faults.all().stream().map(Fault::name).toList();

        assertThat(names).hasSizeGreaterThan(FAULTS_AT_LEAST);
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }

    @TestFactory
    @DisplayName("a fault is caught, by a rule that it breaks")
    Stream<DynamicTest> faults() {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<DynamicTest> tests = Faults.all().stream()
                .map(fault -> {
                    Trial trial = new Trial(fault);
                    Future<Optional<Trial.Seen>> seen = workers.submit(() -> trial.run());
                    return DynamicTest.dynamicTest(fault.name(), () -> isCaught(fault, trial, seen.get()));
                })
                .toList();
        workers.shutdown();
        return tests.stream().onClose(workers::shutdownNow);
    }

    private static void isCaught(Fault fault, Trial trial, Optional<Trial.Seen> seen) {
        assertThat(trial.effects()).as("how often the fault did something").isPositive();
        assertThat(seen).as("what the kit saw").isPresent();
        assertThat(seen.get().difference().rules())
                .as("rules that the kit names: %s", seen.get().difference().message())
                .containsAnyElementsOf(fault.rules());
    }
}
