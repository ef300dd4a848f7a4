package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that are kept must be as good as new ones. */
class CachingConnectionTest {

    private static final String INSERT = "INSERT INTO t (a, b) VALUES (?, ?)";
    private static final String SELECT = "SELECT a, b FROM t WHERE a >= ? ORDER BY a";

    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        String file = folder.resolve("t.db").toString();
        connection = new CachingConnection("jdbc:sqlite:" + file, file, new Properties());
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(int a, String b) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, a);
            statement.setString(2, b);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private PreparedStatement select(int from) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(SELECT);
        statement.setInt(1, from);
        return statement;
    }

    @Test
    @DisplayName("a statement that was closed is the next one of the same SQL, and knows nothing of what was bound")
    void kept() throws SQLException {
        PreparedStatement first = connection.prepareStatement(INSERT);
        first.setInt(1, 1);
        first.setString(2, "one");
        first.addBatch();
        first.setInt(1, 2);
        first.addBatch();
        first.close();

        PreparedStatement second = connection.prepareStatement(INSERT);
        assertThat(second).isSameAs(first);
        assertThat(second.isClosed()).isFalse();
        assertThat(second.executeBatch()).isEmpty();
        second.setInt(1, 3);
        assertThat(second.executeUpdate()).isEqualTo(1);
        second.close();

        try (PreparedStatement rows = select(0);
                ResultSet row = rows.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(3);
            assertThat(row.getString(2)).isNull();
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    @DisplayName("two of the same SQL at once are two, and neither disturbs the other")
    void twoAtOnce() throws SQLException {
        insert(1, "one");
        insert(2, "two");

        try (PreparedStatement one = select(1);
                ResultSet rowOfOne = one.executeQuery()) {
            rowOfOne.next();
            try (PreparedStatement other = select(2);
                    ResultSet rowOfOther = other.executeQuery()) {
                assertThat(other).isNotSameAs(one);
                assertThat(rowOfOther.next()).isTrue();
                assertThat(rowOfOther.getString(2)).isEqualTo("two");
            }
            assertThat(rowOfOne.getString(2)).isEqualTo("one");
            assertThat(rowOfOne.next()).isTrue();
            assertThat(rowOfOne.getString(2)).isEqualTo("two");
        }
    }

    @Test
    @DisplayName("one that closes with its rows is not kept: a second close must not hit its next user")
    void closesOnCompletion() throws SQLException {
        insert(1, "one");
        PreparedStatement stream = select(0);
        ResultSet rows = stream.executeQuery();
        stream.closeOnCompletion();
        rows.close();

        try (PreparedStatement next = select(0);
                ResultSet row = next.executeQuery()) {
            assertThat(next).isNotSameAs(stream);
            stream.close();
            assertThat(row.next()).isTrue();
        }
    }

    @Test
    @DisplayName("a kept one holds no lock: neither after rows that nobody read to the end, nor after an error")
    void holdsNoLock() throws SQLException {
        insert(1, "one");
        insert(2, "two");
        try (PreparedStatement unread = select(0)) {
            assertThat(unread.execute()).isTrue();
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(1, "again"));

        execute("DROP TABLE t");
        execute("CREATE TABLE t (b TEXT, a INTEGER PRIMARY KEY)");
        insert(1, "of another table");
        try (PreparedStatement rows = select(0);
                ResultSet row = rows.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("b")).isEqualTo("of another table");
        }
    }

    @Test
    @DisplayName(
            "no more are kept than the limit, the one given back last among them; one of many shapes asks not to be")
    void limit() throws SQLException {
        PreparedStatement first = connection.prepareStatement("SELECT 0");
        first.close();
        for (int i = 1; i <= CachingConnection.LIMIT; i++) {
            connection.prepareStatement("SELECT " + i).close();
        }
        assertThat(first.isClosed()).isTrue();
        PreparedStatement last = connection.prepareStatement("SELECT " + CachingConnection.LIMIT);
        assertThat(last.isClosed()).isFalse();
        last.setPoolable(false);
        last.close();
        assertThat(last.isClosed()).isTrue();
        PreparedStatement longOne =
                connection.prepareStatement("SELECT " + "1, ".repeat(CachingConnection.LONGEST / 3) + "1");
        longOne.close();
        assertThat(longOne.isClosed()).isTrue();
    }

    @Test
    @DisplayName("statements end with their connection, whichever is closed first")
    void endOfConnection() throws SQLException {
        PreparedStatement open = select(0);
        select(0).close();
        connection.close();
        open.close();
        assertThat(open.isClosed()).isTrue();
    }
}
