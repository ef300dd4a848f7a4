package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class PostgresErrorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08P01", "08006", "08003", "08000"})
    @DisplayName("an error of class 08 that a server tells leaves the pool alone; one that the driver finds renews it")
    void connection(String state) {
        ServerErrorMessage said = new ServerErrorMessage("SFATAL\0C" + state + "\0Mserver login has been failing\0\0");

        assertThat(PostgresErrors.meaning(new PSQLException(said)).kind()).isEqualTo(ErrorMeaning.Kind.UNAVAILABLE);
        assertThat(PostgresErrors.meaning(new PSQLException("broken", PSQLState.CONNECTION_FAILURE))
                        .kind())
                .isEqualTo(ErrorMeaning.Kind.SESSION_LOST);
    }
}
