package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.migration.Change;
import org.apache.ibatis.migration.MigrationLoader;
import org.apache.ibatis.migration.MigrationReader;
import org.jspecify.annotations.Nullable;

/**
 * The migration scripts of a dialect, read from its jar. The file {@code index} beside this class lists them for all dialects, a
 * name a line, like {@code 001_create_tables.sql}, so that a number means the same everywhere; each dialect has a script of each
 * name in the folder {@code migrations} beside its class.
 */
public final class Migrations implements MigrationLoader {

    private static final Pattern NAME = Pattern.compile("(\\d+)_(\\w+)\\.sql");

    private static final List<Change> CHANGES = index();

    private final Class<?> dialect;

    /**
     * Finds the scripts.
     *
     * @param dialect the class of the dialect
     */
    public Migrations(Class<?> dialect) {
        this.dialect = dialect;
    }

    /**
     * Refuses a dialect that lacks a script.
     *
     * @param dialect the dialect
     * @throws UnexpectedException if one is missing
     */
    public static void require(Dialect dialect) {
        for (Change change : CHANGES) {
            if (dialect.getClass().getResource(path(change)) == null) {
                throw new UnexpectedException(
                        "there is no " + path(change) + " beside "
                                + dialect.getClass().getName()
                                + ": every dialect has a script of each name in storage-mybatis. Jars of different versions do"
                                + " not fit together",
                        null);
            }
        }
    }

    /**
     * Gives the number of the newest script.
     *
     * @return the schema version of this library
     */
    public int newest() {
        return CHANGES.get(CHANGES.size() - 1).getId().intValueExact();
    }

    /** Gives copies in a list of their own: the operations of mybatis-migrations sort the one and write into the others. */
    @Override
    public List<Change> getMigrations() {
        return CHANGES.stream().map(Change::new).collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public Reader getScriptReader(Change change, boolean undo) {
        InputStream script = Objects.requireNonNull(dialect.getResourceAsStream(path(change)));
        return new MigrationReader(script, StandardCharsets.UTF_8.name(), undo, new Properties());
    }

    @Override
    public @Nullable Reader getBootstrapReader() {
        return null;
    }

    @Override
    public @Nullable Reader getOnAbortReader() {
        return null;
    }

    private static String path(Change change) {
        return "migrations/" + change.getFilename();
    }

    /** Jars cannot be listed reliably. */
    private static List<Change> index() {
        try (InputStream index = Objects.requireNonNull(Migrations.class.getResourceAsStream("index"))) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Migrations::change)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index of migrations", e);
        }
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
