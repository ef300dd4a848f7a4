package dev.barkeep.examples.h2;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.DuplicateException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** H2's error codes, each with what it means to a host. */
final class H2Errors {

    private H2Errors() {}

    static StorageException translate(String database, String doing, SQLException error) {
        String message = "could not " + doing + " in " + database + ": " + error.getMessage();
        return switch (error.getErrorCode()) {
            case ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.CONNECTION_BROKEN_1,
                    ErrorCode.OBJECT_CLOSED,
                    ErrorCode.STATEMENT_WAS_CANCELED,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2 -> new UnavailableException(message, error);
            // Another process has the file.
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new UnavailableException(message + "; close it there, or share it through an H2 server", error);
            case ErrorCode.DEADLOCK_1, ErrorCode.LOCK_TIMEOUT_1, ErrorCode.CONCURRENT_UPDATE_1 ->
                new ConflictException(message + "; run it again", error);
            case ErrorCode.DUPLICATE_KEY_1 -> new DuplicateException(message, error);
            case ErrorCode.DATABASE_IS_READ_ONLY,
                    ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1,
                    ErrorCode.ADMIN_RIGHTS_REQUIRED,
                    ErrorCode.FILE_CREATION_FAILED_1 ->
                new ReadOnlyException(message + "; check the rights of the user and of the file", error);
            case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
                    ErrorCode.COLUMN_NOT_FOUND_1 ->
                new SchemaMismatchException(message + "; the schema was changed by somebody else", error);
            case ErrorCode.FILE_CORRUPTED_1 ->
                new CorruptedException(message + "; copy the file before anything else", error);
            default -> new UnexpectedException(message, error);
        };
    }

    /** The messages of these would repeat the URL, which may hold a password. */
    static StorageException translateOpening(String database, SQLException error) {
        return switch (error.getErrorCode()) {
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                refused("DB_PASSWORD", database + " refuses this user with this password");
            // Its own settings need the rights of an administrator; WRITE_DELAY is one of them.
            case ErrorCode.ADMIN_RIGHTS_REQUIRED ->
                refused("DB_USER", "H2 lets only an administrator open " + database + " with these settings");
            case ErrorCode.URL_FORMAT_ERROR_2,
                    ErrorCode.SYNTAX_ERROR_1,
                    ErrorCode.SYNTAX_ERROR_2,
                    ErrorCode.UNSUPPORTED_SETTING_1,
                    ErrorCode.UNSUPPORTED_SETTING_COMBINATION,
                    ErrorCode.DUPLICATE_PROPERTY_1 ->
                refused("DATABASE_URL", "a setting of the URL is not known to H2, or not as the tables need it");
            default -> translate(database, "open the database", error);
        };
    }

    private static ConfigurationException refused(String variable, String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, variable, message);
    }
}
