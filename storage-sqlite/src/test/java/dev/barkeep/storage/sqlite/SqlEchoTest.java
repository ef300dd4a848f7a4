package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.PortfolioPosition;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Statements can be watched. */
class SqlEchoTest {

    @Test
    @DisplayName("SQL_ECHO logs each statement with its time, without values")
    void echo() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.barkeep.storage.sql");
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        try (Storage storage = Storages.open(
                StorageConfig.builder().url("sqlite:///:memory:").sqlEcho(true).build())) {
            storage.portfolioPositions().save(new PortfolioPosition("SECRET1", BigDecimal.ONE));
            assertThat(storage.portfolioPositions().find("SECRET1")).isPresent();
        } finally {
            logger.setLevel(null);
            logger.detachAppender(lines);
        }
        List<String> messages =
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(messages)
                .anyMatch(line -> line.matches("[0-9.]+ ms: INSERT INTO portfolio_positions .*"))
                .anyMatch(line ->
                        line.matches("[0-9.]+ ms: SELECT ticker, shares FROM portfolio_positions WHERE ticker = \\?"))
                .noneMatch(line -> line.contains("SECRET1"));
    }
}
