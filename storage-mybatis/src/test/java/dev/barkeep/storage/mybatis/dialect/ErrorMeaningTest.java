package dev.barkeep.storage.mybatis.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.DuplicateException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From what a driver throws to what a host is told, whatever the codes are. */
class ErrorMeaningTest {

    private static ErrorMeaning meaning(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1 -> ErrorMeaning.DUPLICATE;
            case 2 -> ErrorMeaning.CONFLICT;
            case 3 -> ErrorMeaning.SESSION_LOST;
            case 4 -> ErrorMeaning.refused("DB_PASSWORD", "wrong");
            default -> ErrorMeaning.UNEXPECTED;
        };
    }

    private static StorageException told(SQLException error) {
        return ErrorMeaning.diagnose(error, ErrorMeaningTest::meaning).toException("write", "db");
    }

    private static SQLException error(int code) {
        return new SQLException("said code " + code, "HY000", code);
    }

    @Test
    @DisplayName("the first known code counts, behind a batch, a pool or an unknown one")
    void behind() {
        SQLException batch = new BatchUpdateException("INSERT 'secret' failed", "HY000", 1, new int[0], error(1));
        batch.setNextException(error(1));
        assertThat(told(batch)).isInstanceOf(DuplicateException.class).hasMessage("could not write in db: said code 1");
        assertThat(told(new SQLException("pool", error(2))))
                .isInstanceOf(ConflictException.class)
                .hasMessage("could not write in db: said code 2; run it again");
        SQLException unknown = error(99);
        unknown.setNextException(error(3));
        assertThat(told(unknown)).isInstanceOf(UnavailableException.class);
    }

    @Test
    @DisplayName("a batch that has nothing behind it is asked itself")
    void batchAlone() {
        assertThat(told(new BatchUpdateException("failed", "HY000", 1, new int[0])))
                .isInstanceOf(DuplicateException.class);
    }

    @Test
    @DisplayName("what nobody knows is unexpected, with the code of what was caught")
    void unknown() {
        assertThat(told(error(99)))
                .isInstanceOfSatisfying(
                        UnexpectedException.class,
                        unexpected -> assertThat(unexpected.vendorCode()).isEqualTo(99));
    }

    @Test
    @DisplayName("an unknown host is named, which drivers leave to the cause")
    void network() {
        assertThat(told(new SQLException("The attempt failed.", "08001", 3, new UnknownHostException("nosuch"))))
                .hasMessageContaining("The attempt failed. (unknown host: nosuch)");
    }

    @Test
    @DisplayName("what is refused says so in words of the dialect: those of the driver may repeat a secret")
    void secrets() {
        assertThat(told(error(4)))
                .hasMessage("DB_PASSWORD: could not write in db: wrong")
                .hasNoCause()
                .satisfies(refused -> assertThat(refused.getSuppressed()).isEmpty());
    }
}
