package dev.barkeep.storage.mybatis.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.JdbcColumnTypes;
import dev.barkeep.storage.mybatis.repository.misspelt.Misspelt;
import dev.barkeep.storage.mybatis.repository.replacing.Replacing;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The portable statements, and what a dialect can do to them. */
class StatementsTest {

    private static String sql(Configuration statements, Class<?> mapper, String id) {
        return statements
                .getMappedStatement(mapper.getName() + "." + id)
                .getBoundSql(null)
                .getSql()
                .strip();
    }

    @Test
    @DisplayName("a dialect that lacks a statement does not open, and is told which")
    void incomplete() {
        // Resources are looked up in the package of the class: this one has none.
        assertThatExceptionOfType(UnexpectedException.class)
                .isThrownBy(() -> Statements.read(String.class, new JdbcColumnTypes()))
                .withMessageContaining("mapper methods without a statement")
                .withMessageContaining("MaintenanceMapper.tables");
    }

    @Test
    @DisplayName("a misspelt statement is an error, and does not quietly leave the portable one in place")
    void misspelt() {
        assertThatExceptionOfType(UnexpectedException.class)
                .isThrownBy(() -> Statements.read(Misspelt.class, new JdbcColumnTypes()))
                .withMessageContaining("statements without a mapper method")
                .withMessageContaining("MaintenanceMapper.pong");
    }

    @Test
    @DisplayName("a statement of the dialect takes the place of the portable one, the others stay")
    void replaced() {
        Configuration statements = Statements.read(Replacing.class, new JdbcColumnTypes());

        assertThat(sql(statements, MaintenanceMapper.class, "ping")).isEqualTo("SELECT 1 FROM dual");
        assertThat(sql(statements, PortfolioPositionMapper.class, "list"))
                .isEqualTo("SELECT ticker, shares FROM portfolio_positions ORDER BY ticker");
    }
}
