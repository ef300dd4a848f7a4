package dev.barkeep.storage.sqlite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import dev.barkeep.storage.sqlite.proxy.KitRun;
import dev.barkeep.storage.sqlite.proxy.ProxiedStorage;
import dev.barkeep.storage.sqlite.proxy.ProxiedStorageTck;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is found where it is shown, and only there, whatever word it is. */
class PasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "20", "sqlite", "SQLite", "storage", "trader", "poolSize", "password", "sw0rdf1sh"})
    @DisplayName("a storage that shows no password keeps the rule with any password")
    void hides(String password) {
        KitRun run = run("password-hidden-" + password, password, Behaviour.GOOD);

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
        KitRun run = run("password-" + where + "-" + password, password, fault(where, shown));

        assertThat(run.failures()).containsOnlyKeys("CFG-007");
        assertThat(run.failures().get("CFG-007"))
                .as("the failure shows the password")
                .doesNotContain("sw0rdf1sh", "swordfish");
    }

    private static Behaviour fault(String where, String shown) {
        return switch (where) {
            case "text" -> PasswordFaults.inText(shown);
            case "product" -> PasswordFaults.inProduct(shown);
            case "url" -> PasswordFaults.inUrl(shown);
            case "cause" -> PasswordFaults.inCause(shown);
            case "suppressed" -> PasswordFaults.inSuppressed(shown);
            default -> throw new IllegalArgumentException(where);
        };
    }

    private static KitRun run(String name, String password, Behaviour behaviour) {
        LoggedIn.password = new Secret(password);
        return KitRun.of(
                LoggedIn.class, "faults", name, behaviour, Stream.of(StorageTck.Configuration.class), Set.of());
    }

    /** SQLite, opened by a URL with a password as those of servers are. */
    static final class LoggedIn extends ProxiedStorageTck {

        private static final String SCHEME = "faulty";
        private static volatile Secret password = new Secret("");

        @TempDir
        Path files;

        @Override
        protected StorageConfig emptyStorage(TestInfo test) {
            String file = files.resolve("tck.db").toString();
            return super.emptyStorage(test).toBuilder()
                    .url(DatabaseUrl.server(SCHEME, "trader", password, "localhost", null, file))
                    .build();
        }

        @Override
        protected Storage good(StorageConfig config) {
            DatabaseUrl url = config.url();
            if (!url.scheme().equals(SCHEME)) {
                return super.good(config);
            }
            DatabaseUrl file = DatabaseUrl.sqlite(Objects.requireNonNull(url.database()));
            return ProxiedStorage.wrap(super.good(config.toBuilder().url(file).build()), call -> named(call, url));
        }

        /** Says of a storage that it is at another URL. */
        private static @Nullable Object named(Call call, DatabaseUrl url) throws Throwable {
            Object result = call.proceed();
            return result instanceof StorageInfo info
                    ? new StorageInfo(
                            info.backend(), info.product(), info.productVersion(), url.toString(), info.schemaVersion())
                    : result;
        }
    }
}
