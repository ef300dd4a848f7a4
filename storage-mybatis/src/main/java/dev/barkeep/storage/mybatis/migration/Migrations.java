package dev.barkeep.storage.mybatis.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.migration.Change;
import org.apache.ibatis.migration.MigrationLoader;
import org.apache.ibatis.migration.MigrationReader;
import org.jspecify.annotations.Nullable;

/**
 * The migration scripts of a dialect, read from its jar. The file {@code migrations/index} beside a class of the backend
 * lists them, a name a line, like {@code 001_create_tables.sql}; jars cannot be listed reliably.
 */
public final class Migrations implements MigrationLoader {

    private static final Pattern NAME = Pattern.compile("(\\d+)_(\\w+)\\.sql");

    private final Class<?> dialect;
    private final List<Change> changes;

    /**
     * Reads the index.
     *
     * @param dialect a class of the backend
     * @throws IllegalStateException if the index is missing or malformed
     */
    public Migrations(Class<?> dialect) {
        this.dialect = dialect;
        try (BufferedReader index = new BufferedReader(new InputStreamReader(open("index"), StandardCharsets.UTF_8))) {
            this.changes = index.lines().map(Migrations::change).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index of migrations beside " + dialect.getName(), e);
        }
    }

    /**
     * Gives the number of the newest script.
     *
     * @return the schema version of this library
     */
    public int newest() {
        return changes.get(changes.size() - 1).getId().intValueExact();
    }

    /** Gives copies in a list of their own: the operations of mybatis-migrations sort the one and write into the others. */
    @Override
    public List<Change> getMigrations() {
        return changes.stream().map(Change::new).collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public Reader getScriptReader(Change change, boolean undo) {
        return new MigrationReader(open(change.getFilename()), StandardCharsets.UTF_8.name(), undo, new Properties());
    }

    @Override
    public @Nullable Reader getBootstrapReader() {
        return null;
    }

    @Override
    public @Nullable Reader getOnAbortReader() {
        return null;
    }

    private InputStream open(String file) {
        InputStream script = dialect.getResourceAsStream("migrations/" + file);
        if (script == null) {
            throw new IllegalStateException("there is no migrations/" + file + " beside " + dialect.getName());
        }
        return script;
    }

    private static Change change(String file) {
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalStateException("a migration is named like 001_create_tables.sql, not " + file);
        }
        Change change = new Change(new BigDecimal(name.group(1)));
        change.setDescription(name.group(2).replace('_', ' '));
        change.setFilename(file);
        return change;
    }
}
