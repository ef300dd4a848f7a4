package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.testservers.ManyRowsRules;
import dev.barkeep.storage.testservers.ServerKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Many rows go by COPY. */
class PostgresBulkTest extends ManyRowsRules {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    private static final BigDecimal ONE = BigDecimal.ONE;

    PostgresBulkTest() {
        super(ServerKind.POSTGRESQL);
    }

    @Test
    @DisplayName("SQL_ECHO logs COPY too, without values")
    void echo() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.barkeep.storage.sql");
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        try (Storage echoing = Storages.open(config(url()).sqlEcho(true).build())) {
            echoing.dailyData()
                    .saveAll(IntStream.range(0, 500)
                            .mapToObj(day -> new DailyData("AAPL", DAY.plusDays(day), ONE, ONE, ONE, ONE, day))
                            .toList());
        } finally {
            logger.setLevel(null);
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.matches("[0-9.]+ ms: COPY .*"))
                .noneMatch(line -> line.contains("AAPL"));
    }
}
