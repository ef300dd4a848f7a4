package dev.barkeep.storage.sqlite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is found where it is shown, and only there, whatever word it is. */
class PasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "20", "sqlite", "SQLite", "storage", "trader", "poolSize", "password", "sw0rdf1sh"})
    @DisplayName("a storage that shows no password keeps the rule with any password")
    void hides(String password) {
        FaultyRun run = run("password-hidden-" + password, password, Misbehaviour.NONE);

        assertThat(run.failures()).isEmpty();
        assertThat(run.outcome("CFG-007").tests())
                .extracting(TestOutcome::status)
                .containsOnly(Status.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "text,       sw0rdf1sh, sw0rdf1sh",
        "text,       swordfish, swordfish",
        "text,       x,         password=x",
        "text,       sqlite,    trader:sqlite@host",
        "product,    sw0rdf1sh, sw0rdf1sh",
        "product,    swordfish, swordfish",
        "url,        sw0rdf1sh, sw0rdf1sh",
        "url,        x,         x",
        "cause,      sw0rdf1sh, sw0rdf1sh",
        "cause,      swordfish, password 'swordfish'",
        "suppressed, sw0rdf1sh, sw0rdf1sh",
        "suppressed, storage,   storage",
    })
    @DisplayName("a storage that shows its password breaks the rule")
    void shows(String where, String password, String shown) {
        FaultyRun run = run("password-" + where + "-" + password, password, fault(where, shown));

        assertThat(run.failures()).containsOnlyKeys("CFG-007");
        assertThat(run.failures().get("CFG-007"))
                .as("the failure shows the password")
                .doesNotContain("sw0rdf1sh", "swordfish");
    }

    private static Misbehaviour fault(String where, String shown) {
        return switch (where) {
            case "text" -> PasswordFaults.inText(shown);
            case "product" -> PasswordFaults.inProduct(shown);
            case "url" -> PasswordFaults.inUrl(shown);
            case "cause" -> PasswordFaults.inCause(shown);
            case "suppressed" -> PasswordFaults.inSuppressed(shown);
            default -> throw new IllegalArgumentException(where);
        };
    }

    private static FaultyRun run(String name, String password, Misbehaviour misbehaviour) {
        FaultyStorageTck.password(password);
        return FaultyRun.of(name, FaultyStorageTck.class, misbehaviour, Stream.of(StorageTck.Configuration.class));
    }
}
