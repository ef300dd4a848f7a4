package dev.barkeep.storage.mybatis.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.error.ConfigurationException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerLocationTest {

    @Test
    @DisplayName("a pool finds the login timeout that it set, by which it waits when it closes")
    void loginTimeout() throws SQLException {
        DataSource source = new ServerLocation("db", () -> {
                    throw new SQLException("no connection is wanted here");
                })
                .source();

        source.setLoginTimeout(7);

        assertThat(source.getLoginTimeout()).isEqualTo(7);
    }

    @Test
    @DisplayName("what a URL lacks is named, with the variable and the form of a URL")
    void required() {
        assertThat(ServerLocation.required("DB_NAME", "database", "market", "x://host/database"))
                .isEqualTo("market");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ServerLocation.required("DB_NAME", "database", "", "x://host/database"))
                .withMessage("DB_NAME: the URL names no database; it has to look like x://host/database");
    }
}
