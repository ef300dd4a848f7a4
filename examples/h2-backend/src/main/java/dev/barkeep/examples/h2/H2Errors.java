package dev.barkeep.examples.h2;

import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** H2's error codes, each with what it means to a host. */
final class H2Errors {

    private H2Errors() {}

    static ErrorMeaning meaning(SQLException error) {
        return switch (error.getErrorCode()) {
            case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.CONNECTION_BROKEN_1 -> ErrorMeaning.SESSION_LOST;
            case ErrorCode.OBJECT_CLOSED,
                    ErrorCode.STATEMENT_WAS_CANCELED,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2 -> ErrorMeaning.UNAVAILABLE;
            // Another process has the file.
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                ErrorMeaning.UNAVAILABLE.withRemedy("close it there, or share it through an H2 server");
            case ErrorCode.DEADLOCK_1, ErrorCode.LOCK_TIMEOUT_1, ErrorCode.CONCURRENT_UPDATE_1 -> ErrorMeaning.CONFLICT;
            // Another process made it, which the lock of this one does not keep apart.
            case ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1 -> ErrorMeaning.CONFLICT;
            case ErrorCode.DUPLICATE_KEY_1 -> ErrorMeaning.DUPLICATE;
            case ErrorCode.DATABASE_IS_READ_ONLY,
                    ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1,
                    ErrorCode.ADMIN_RIGHTS_REQUIRED,
                    ErrorCode.FILE_CREATION_FAILED_1 ->
                ErrorMeaning.READ_ONLY.withRemedy("check the rights of the user and of the file");
            case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
                    ErrorCode.COLUMN_NOT_FOUND_1 -> ErrorMeaning.SCHEMA_MISMATCH;
            case ErrorCode.FILE_CORRUPTED_1 -> ErrorMeaning.CORRUPTED.withRemedy("copy the file before anything else");
            default -> ErrorMeaning.UNEXPECTED;
        };
    }

    /** The messages of these would repeat the URL, which may hold a password. */
    static ErrorMeaning meaningAtOpening(SQLException error) {
        return switch (error.getErrorCode()) {
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                ErrorMeaning.refused("DB_PASSWORD", "it refuses this user with this password");
            // Its own settings need the rights of an administrator; WRITE_DELAY is one of them.
            case ErrorCode.ADMIN_RIGHTS_REQUIRED ->
                ErrorMeaning.refused("DB_USER", "H2 lets only an administrator open it with these settings");
            case ErrorCode.URL_FORMAT_ERROR_2,
                    ErrorCode.SYNTAX_ERROR_1,
                    ErrorCode.SYNTAX_ERROR_2,
                    ErrorCode.UNSUPPORTED_SETTING_1,
                    ErrorCode.UNSUPPORTED_SETTING_COMBINATION,
                    ErrorCode.DUPLICATE_PROPERTY_1 ->
                ErrorMeaning.refused(
                        "DATABASE_URL", "a setting of the URL is not known to H2, or not as the tables need it");
            default -> meaning(error);
        };
    }
}
