package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The migration scripts of a dialect, read from its jar. The file {@code index} beside this class lists them for all dialects, a
 * name a line, like {@code 001_create_tables.sql}, so that a number means the same everywhere; each dialect has a script of each
 * name in the folder {@code migrations} beside its class.
 */
public final class Migrations {

    /** Jars cannot be listed reliably. */
    private static final List<String> INDEX =
            text(Migrations.class, "index").lines().toList();

    /** They are asked for several times at each opening. */
    private static final ClassValue<Migrations> OF_DIALECTS = new ClassValue<>() {
        @Override
        protected Migrations computeValue(Class<?> dialect) {
            return read(dialect);
        }
    };

    private final List<Migration> all;

    private Migrations(List<Migration> all) {
        this.all = all;
    }

    /**
     * Reads the scripts.
     *
     * @param dialect the dialect
     * @return its migrations
     * @throws UnexpectedException if it lacks one
     */
    public static Migrations of(Dialect dialect) {
        return OF_DIALECTS.get(dialect.getClass());
    }

    private static Migrations read(Class<?> dialect) {
        return new Migrations(INDEX.stream()
                .map(file -> {
                    String path = "migrations/" + file;
                    if (dialect.getResource(path) == null) {
                        throw new UnexpectedException(
                                "there is no " + path + " beside "
                                        + dialect.getName()
                                        + ": every dialect has a script of each name in storage-mybatis. Jars of different"
                                        + " versions do not fit together",
                                null);
                    }
                    return Migration.parse(file, text(dialect, path));
                })
                .toList());
    }

    /**
     * Gives them all.
     *
     * @return by number ascending
     */
    public List<Migration> all() {
        return all;
    }

    /**
     * Gives the number of the newest script.
     *
     * @return the schema version of this library
     */
    public int newest() {
        return all.get(all.size() - 1).number();
    }

    /** Finds one by its number. */
    Optional<Migration> find(int number) {
        return all.stream().filter(migration -> migration.number() == number).findFirst();
    }

    private static String text(Class<?> beside, String path) {
        try (InputStream resource = Objects.requireNonNull(beside.getResourceAsStream(path))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " beside " + beside.getName(), e);
        }
    }
}
