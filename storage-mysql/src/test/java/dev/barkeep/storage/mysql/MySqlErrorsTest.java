package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that no test can have a server give, and those that the drivers give beside them. */
class MySqlErrorsTest {

    private static StorageException translate(SQLException error) {
        return ErrorMeaning.diagnose(error, MySqlErrors::meaning).toException("write", "db:3306/market");
    }

    @ParameterizedTest
    @CsvSource({
        "1062, 23000, DuplicateException, false",
        "1213, 40001, ConflictException, true",
        "1205, 40001, ConflictException, true",
        "3572, HY000, ConflictException, true",
        "1020, HY000, ConflictException, true",
        "1040, 08004, UnavailableException, true",
        "1053, 08S01, UnavailableException, true",
        "1129, HY000, UnavailableException, true",
        "1159, 08S01, UnavailableException, true",
        "1317, 70100, UnavailableException, true",
        "1927, 70100, UnavailableException, true",
        "4031, HY000, UnavailableException, true",
        "0, 08S01, UnavailableException, true",
        "0, 08007, UnavailableException, true",
        "1044, 42000, ReadOnlyException, false",
        "1142, 42000, ReadOnlyException, false",
        "1290, HY000, ReadOnlyException, false",
        "1792, 25006, ReadOnlyException, false",
        "1836, HY000, ReadOnlyException, false",
        "1021, HY000, StorageFullException, false",
        "1114, HY000, StorageFullException, false",
        "1146, 42S02, SchemaMismatchException, false",
        "1054, 42S22, SchemaMismatchException, false",
        "145, HY000, CorruptedException, false",
        "1030, HY000, UnexpectedException, false",
        "1026, HY000, StorageFullException, false",
        "3032, HY000, UnavailableException, true",
        "3101, 40000, ConflictException, true",
        "145, HY000, CorruptedException, false",
        "1194, HY000, CorruptedException, false",
        "1665, HY000, UnexpectedException, false",
        "3819, HY000, UnexpectedException, false",
        "4025, 23000, UnexpectedException, false"
    })
    @DisplayName("a code has its meaning, also second hand from a batch, and tells whether to run it again")
    void codes(int code, String state, String type, boolean retryable) {
        SQLException error = new SQLException("said the server", state, code);
        SQLException batch = new BatchUpdateException("said the batch", "HY000", 0, new int[] {1}, error);

        assertThat(translate(error).getClass().getSimpleName()).isEqualTo(type);
        assertThat(translate(error).isRetryable()).isEqualTo(retryable);
        if (code != 0) {
            assertThat(translate(batch).getClass().getSimpleName()).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @CsvSource({"1045, 28000, DB_PASSWORD", "1698, 28000, DB_PASSWORD", "1049, 42000, DB_NAME", "1044, 42000, DB_NAME"})
    @DisplayName("what is refused at the door names its variable")
    void opening(int code, String state, String variable) {
        assertThat(ErrorMeaning.diagnose(new SQLException("no", state, code), MySqlErrors::meaningAtOpening)
                        .toException("open the database", "db:3306/market"))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        error -> assertThat(error.variable()).isEqualTo(variable));
    }

    @ParameterizedTest
    @CsvSource({"0, 08S01, true", "1927, 70100, true", "4031, HY000, true", "1040, 08004, false", "1213, 40001, false"})
    @DisplayName("a session that is gone is told from one that is not to be had")
    void lost(int code, String state, boolean lost) {
        assertThat(MySqlErrors.meaning(new SQLException("gone", state, code)).kind() == ErrorMeaning.Kind.SESSION_LOST)
                .isEqualTo(lost);
    }

    @Test
    @DisplayName("what the driver itself throws has no code")
    void driver() {
        assertThat(translate(new MySQLTimeoutException("too late")).isRetryable())
                .isTrue();
        assertThat(translate(new SQLException(new PacketTooBigException(20, 10))))
                .hasMessageContaining("max_allowed_packet");
        assertThat(MySqlErrors.meaning(new SQLException("Error retrieving record", "S1000", new EOFException())))
                .isEqualTo(ErrorMeaning.SESSION_LOST);
        assertThat(MySqlErrors.meaning(new SQLException("no such file", "S1000", new FileNotFoundException())))
                .isEqualTo(ErrorMeaning.UNEXPECTED);
    }
}
