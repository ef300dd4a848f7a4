package dev.barkeep.storage.sqlite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.KitRun;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit finds every fault, and finds none where there is none. */
class FaultsTest {

    @Test
    @DisplayName("a storage without a fault breaks no rule")
    void noFault() {
        KitRun run = KitRun.of(
                "faults", "no-fault", Behaviour.GOOD, Fault.all().flatMap(fault -> fault.suites().stream()), Set.of());

        assertThat(run.failures()).isEmpty();
        assertThat(run.rules()).hasSizeGreaterThan(70);
    }

    @ParameterizedTest
    @MethodSource("dev.barkeep.storage.sqlite.faults.Fault#all")
    @DisplayName("a fault breaks the rules that it should, and no others")
    void isCaught(Fault fault) {
        KitRun run = KitRun.of("faults", "fault-" + fault.name(), fault.behaviour(), fault.suites().stream(), Set.of());

        assertThat(run.failures().keySet())
                .as("rules broken when a storage %s: %s", fault, run.failures())
                .isEqualTo(fault.rules());
        assertThat(run.rules())
                .as("rules tested")
                .hasSizeGreaterThan(fault.rules().size());
    }
}
