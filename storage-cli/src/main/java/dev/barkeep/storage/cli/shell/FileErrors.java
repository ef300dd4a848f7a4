package dev.barkeep.storage.cli.shell;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** What goes wrong with files, in words. */
public final class FileErrors {

    private FileErrors() {}

    /**
     * Says why a file cannot be used; the message of the exception alone is often just the file's name.
     *
     * @param error the error
     * @return the reason, without the file
     */
    public static String reason(IOException error) {
        if (error instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (error instanceof AccessDeniedException) {
            return "there is no right to";
        }
        if (error instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (error instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }
}
