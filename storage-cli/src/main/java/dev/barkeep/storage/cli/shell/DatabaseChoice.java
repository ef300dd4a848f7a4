package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a database on the command line; variables say the rest.
 *
 * @param url its URL, or {@code null}
 * @param option the option that gave the URL, for errors
 * @param passwordFile a file whose first line is the password, or {@code null}
 * @param askPassword whether to ask for the password
 * @param envFile which file of variables counts
 */
public record DatabaseChoice(
        @Nullable String url, String option, @Nullable Path passwordFile, boolean askPassword, EnvFileOptions envFile) {

    /**
     * Reads the configuration.
     *
     * @param shell whose variables count where nothing was said
     * @return the configuration
     * @throws CommandException if something that was said is wrong
     * @throws ConfigurationException if a variable is
     */
    public StorageConfig config(Shell shell) {
        boolean withPassword = passwordFile != null || askPassword;
        Map<String, String> variables = envFile.variables(shell, url == null ? null : checked(url), withPassword);
        @Nullable String password = password(shell);
        if (password != null) {
            variables.put("DB_PASSWORD", password);
        }
        StorageConfig config = StorageConfig.fromMap(variables);
        DatabaseUrl where = config.url();
        if (password == null || where.scheme().equals("sqlite") || where.password() != null) {
            return config;
        }
        return config.toBuilder().url(where.loggingInWith(new Secret(password))).build();
    }

    private String checked(String value) {
        if (value.isBlank()) {
            throw CommandException.usage(option + " is empty");
        }
        try {
            DatabaseUrl.parse(value);
            return value;
        } catch (ConfigurationException e) {
            throw CommandException.usage(e.getMessage().replace("DATABASE_URL: ", option + ": "), e);
        }
    }

    private @Nullable String password(Shell shell) {
        if (passwordFile != null) {
            return firstLine(passwordFile);
        }
        if (!askPassword) {
            return null;
        }
        char[] typed = shell.ask("Password")
                .orElseThrow(() -> CommandException.usage(
                        "--ask-password: there is no terminal to ask on; use --password-file, or DB_PASSWORD"));
        return new String(typed);
    }

    private String passwordOption() {
        return option.equals("--url") ? "--password-file" : option + "-password-file";
    }

    private String firstLine(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            if (line == null || line.isEmpty()) {
                throw CommandException.usage(passwordOption() + ": the first line of " + file + " is empty");
            }
            return line;
        } catch (IOException e) {
            throw CommandException.usage(
                    passwordOption() + ": " + file + " cannot be read: " + FileErrors.reason(e), e);
        }
    }
}
