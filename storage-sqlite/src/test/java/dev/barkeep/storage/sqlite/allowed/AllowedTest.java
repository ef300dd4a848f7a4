package dev.barkeep.storage.sqlite.allowed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.sqlite.proxy.KitRun;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit lets pass what the contract allows. */
class AllowedTest {

    @ParameterizedTest
    @MethodSource("dev.barkeep.storage.sqlite.allowed.Allowance#all")
    @DisplayName("a storage that does what the contract allows breaks no rule")
    void passes(Allowance allowance) {
        KitRun run = KitRun.of(
                "allowed",
                "allowed-" + allowance.name(),
                allowance.behaviour().get(),
                allowance.suites().stream(),
                allowance.leftOut());

        assertThat(run.failures())
                .as("rules broken when a storage %s", allowance)
                .isEmpty();
        assertThat(run.rules()).as("rules tested").isNotEmpty();
    }
}
