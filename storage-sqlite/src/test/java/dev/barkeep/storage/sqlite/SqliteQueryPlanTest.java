package dev.barkeep.storage.sqlite;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.tck.plan.QueryPlanTck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Without statistics SQLite's plans do not depend on values, so the logged statements are explained without any. */
class SqliteQueryPlanTest extends QueryPlanTck {

    /** A scan along an index is one only if the limit is not reached. */
    private static final Pattern BAD = Pattern.compile("SCAN (?!\\w+ USING (COVERING )?INDEX)|TEMP B-TREE");

    private static final Pattern ECHO = Pattern.compile("[0-9.]+ ms: (?=SELECT|UPDATE|DELETE)");

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.barkeep.storage.sql");
    private final ListAppender<ILoggingEvent> statements = new ListAppender<>();

    @TempDir
    static Path folder;

    @Override
    protected Storage open() {
        StorageConfig config = StorageConfig.fromUrl("sqlite:///" + folder.resolve("plans.db"));
        try (Storage filled = Storages.open(config)) {
            fill(filled);
        }
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        statements.start();
        log.addAppender(statements);
        return Storages.open(config.toBuilder().sqlEcho(true).build());
    }

    @AfterAll
    void detach() {
        log.detachAppender(statements);
        log.setAdditive(true);
        log.setLevel(null);
    }

    @Override
    protected void analyse() {
        // Nobody does so for a file on a laptop.
    }

    @Override
    protected List<String> takePlans() {
        List<String> plans = statements.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> ECHO.matcher(line).lookingAt())
                .map(line -> explained(ECHO.matcher(line).replaceFirst("")))
                .toList();
        statements.list.clear();
        return plans;
    }

    private String explained(String sql) {
        StringBuilder plan = new StringBuilder(sql);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plans.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (rows.next()) {
                plan.append('\n').append(rows.getString("detail"));
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    protected boolean isBad(String plan) {
        String statement = plan.substring(0, plan.indexOf('\n'));
        // The table itself is in the order of its ids, and the limit ends the scan.
        return !statement.endsWith("FROM system_events ORDER BY id DESC LIMIT ?")
                && BAD.matcher(plan.substring(statement.length())).find();
    }
}
