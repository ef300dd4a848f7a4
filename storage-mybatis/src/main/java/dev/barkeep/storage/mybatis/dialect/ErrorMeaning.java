package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.DuplicateException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.StorageFullException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an error of a driver means to a host: which exception it becomes, and what the host is told to do. A dialect has a table
 * from codes to meanings; the exceptions are made here, alike for all.
 *
 * @param kind which exception
 * @param remedy what to do, behind the words of the driver; empty if these say enough
 * @param variable what is wrong with the configuration, if that is it
 */
public record ErrorMeaning(
        Kind kind, String remedy, @Nullable String variable) {

    /** Which exception an error becomes. */
    public enum Kind {
        /** {@link UnavailableException}, of this call or session alone. */
        UNAVAILABLE,
        /** {@link UnavailableException}; the session is gone, and mostly all others with it. */
        SESSION_LOST,
        /** {@link ConflictException}. */
        CONFLICT,
        /** {@link DuplicateException}. */
        DUPLICATE,
        /** {@link StorageFullException}. */
        FULL,
        /** {@link ReadOnlyException}. */
        READ_ONLY,
        /** {@link SchemaMismatchException}. */
        SCHEMA_MISMATCH,
        /** {@link CorruptedException}. */
        CORRUPTED,
        /** {@link ConfigurationException}; what the driver threw, which may repeat a secret, is left out. */
        REFUSED,
        /** {@link UnexpectedException}: no rule covers it. */
        UNEXPECTED
    }

    /** It cannot be done now: a limit was reached, somebody cancelled it, the server is busy with itself. */
    public static final ErrorMeaning UNAVAILABLE = new ErrorMeaning(Kind.UNAVAILABLE, "", null);

    /** The server ended the session, or the connection to it broke. */
    public static final ErrorMeaning SESSION_LOST = new ErrorMeaning(Kind.SESSION_LOST, "", null);

    /** A deadlock, a serialization failure, a lock that was not free in time. */
    public static final ErrorMeaning CONFLICT = new ErrorMeaning(Kind.CONFLICT, "run it again", null);

    /** A unique key is there already. */
    public static final ErrorMeaning DUPLICATE = new ErrorMeaning(Kind.DUPLICATE, "", null);

    /** The disk or a quota is full. */
    public static final ErrorMeaning FULL =
            new ErrorMeaning(Kind.FULL, "the call was undone, free some space and run it again", null);

    /** A right is lacking, or nothing may be written at all. */
    public static final ErrorMeaning READ_ONLY =
            new ErrorMeaning(Kind.READ_ONLY, "check the rights of the user and that this is the primary", null);

    /** A table or column is not there. */
    public static final ErrorMeaning SCHEMA_MISMATCH =
            new ErrorMeaning(Kind.SCHEMA_MISMATCH, "the schema was changed by somebody else", null);

    /** Files are damaged. */
    public static final ErrorMeaning CORRUPTED =
            new ErrorMeaning(Kind.CORRUPTED, "the server's files are damaged, copy them before anything else", null);

    /** No rule covers it. */
    public static final ErrorMeaning UNEXPECTED = new ErrorMeaning(Kind.UNEXPECTED, "", null);

    /**
     * The configuration is wrong.
     *
     * @param variable which variable of {@link dev.barkeep.storage.StorageConfig}
     * @param message what is wrong; it takes the place of the driver's words
     * @return the meaning
     */
    public static ErrorMeaning refused(String variable, String message) {
        return new ErrorMeaning(Kind.REFUSED, message, variable);
    }

    /**
     * Says what to do in other words.
     *
     * @param words what to do
     * @return the same kind with that remedy
     */
    public ErrorMeaning withRemedy(String words) {
        return new ErrorMeaning(kind, words, variable);
    }

    /**
     * What a driver said, and what it means.
     *
     * @param meaning what it means
     * @param reason the exception that has the code; batches and pools tell it second hand
     * @param error the exception that was caught
     */
    public record Diagnosis(ErrorMeaning meaning, SQLException reason, SQLException error) {

        /**
         * Makes what the host gets.
         *
         * @param doing what was being done
         * @param database names the database
         * @return the exception
         */
        public StorageException toException(String doing, String database) {
            SQLException cause = RowValues.hide(error);
            String what = "could not " + doing + " in " + database + ": ";
            String message = what + said() + network() + (meaning.remedy.isEmpty() ? "" : "; " + meaning.remedy);
            return switch (meaning.kind) {
                case UNAVAILABLE, SESSION_LOST -> new UnavailableException(message, cause);
                case CONFLICT -> new ConflictException(message, cause);
                case DUPLICATE -> new DuplicateException(message, cause);
                case FULL -> new StorageFullException(message, cause);
                case READ_ONLY -> new ReadOnlyException(message, cause);
                case SCHEMA_MISMATCH ->
                    new SchemaMismatchException(SchemaMismatchException.Reason.TABLES_DIFFER, message, cause);
                case CORRUPTED -> new CorruptedException(message, cause);
                case REFUSED ->
                    new ConfigurationException(Problem.INVALID_VALUE, meaning.variable, what + meaning.remedy);
                case UNEXPECTED -> new UnexpectedException(message, cause);
            };
        }

        /** Behind an empty line some drivers add what is in the cause as well, stack traces even. */
        private String said() {
            return RowValues.hide(String.valueOf(reason.getMessage()))
                    .split("\\R\\s*\\R", 2)[0]
                    .strip();
        }

        /** Of an unknown host some drivers leave the name, and what is wrong with it, to the cause. */
        private String network() {
            for (Throwable t = reason.getCause(); t != null; t = t.getCause() == t ? null : t.getCause()) {
                if (t instanceof UnknownHostException unknown) {
                    return " (unknown host: " + unknown.getMessage() + ")";
                }
            }
            return "";
        }
    }

    /**
     * Finds what a driver said: the first exception with a known meaning among the one that was caught, those behind it and
     * their causes. The message of a batch repeats its values, so it only counts if there is nothing else.
     *
     * @param error what was caught
     * @param meanings the table of a dialect, for one exception
     * @return what it means
     */
    public static Diagnosis diagnose(SQLException error, Function<SQLException, ErrorMeaning> meanings) {
        List<SQLException> told = new ArrayList<>();
        for (SQLException next = error; next != null; next = next.getNextException()) {
            for (Throwable t = next; t != null; t = t.getCause() == t ? null : t.getCause()) {
                if (t instanceof SQLException sql && !(sql instanceof BatchUpdateException)) {
                    told.add(sql);
                }
            }
        }
        told.add(error);
        for (SQLException sql : told) {
            ErrorMeaning meaning = meanings.apply(sql);
            if (!meaning.equals(UNEXPECTED)) {
                return new Diagnosis(meaning, sql, error);
            }
        }
        return new Diagnosis(UNEXPECTED, told.get(0), error);
    }
}
