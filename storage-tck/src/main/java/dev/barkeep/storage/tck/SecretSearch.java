package dev.barkeep.storage.tck;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks for the password of a configuration in texts of a storage. Any word may be a password, also {@code x} or the name of
 * the database: that it occurs somewhere does not tell that it is shown. So it depends on the password what can be found.
 */
final class SecretSearch {

    /** One that is in no text by chance. */
    static final Secret OTHER = new Secret("n0t-th3-p4ssw0rd");

    private static final int LONG_ENOUGH = 6;
    private static final int WORD = 4;
    private static final Pattern NO_WORD = Pattern.compile("\\p{L}.*\\p{N}|\\p{N}.*\\p{L}|[^\\p{L}\\p{N} ._-]");
    private static final Pattern DIVIDER = Pattern.compile("[^\\p{L}\\p{N}_.-]+");

    /** Of a printed stack trace; it has the names of classes, and the numbers of lines. */
    private static final Pattern FRAME = Pattern.compile("(?m)^\\s*(at .*\\(.*\\)|\\.\\.\\. \\d+ more)$");

    private final String password;
    private final Pattern named;
    private final String harmless;

    private SecretSearch(String password, String harmless) {
        this.password = password;
        this.harmless = harmless;
        String quoted = Pattern.quote(password);
        this.named = Pattern.compile("(?i:passw(or)?d|pwd|secret)\\W{0,3}(is|of \\S+|for \\S+)?\\W{0,3}" + quoted
                + "(?![\\p{L}\\p{N}])|:" + quoted + "@");
    }

    /** Looks for the password of a configuration, if it has one. */
    static Optional<SecretSearch> of(StorageConfig config) {
        Secret secret = config.url().password();
        return secret == null || secret.reveal().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SecretSearch(secret.reveal(), withOther(config).toString()));
    }

    /** The same configuration with another password, where the form of its URL allows that. */
    static StorageConfig withOther(StorageConfig config) {
        return config.url().user() == null || config.url().jdbc() != null
                ? config
                : config.toBuilder().url(config.url().loggingInWith(OTHER)).build();
    }

    /** Checks whether a URL shows any secret. If it does, parsing and printing it masks more. */
    static boolean isUnmasked(String url) {
        try {
            return masks(DatabaseUrl.parse(url).toString()) > masks(url);
        } catch (ConfigurationException e) {
            // In the form of another library: only the password itself can be looked for.
            return false;
        }
    }

    private static int masks(String text) {
        return text.split(Pattern.quote(Secret.MASK), -1).length;
    }

    /** Says whether a name or a short text shows the password: then also a plain word is found, if it is none of ours. */
    boolean isInName(String text, String... ours) {
        if (isIn(text)) {
            return true;
        }
        Set<String> words = words(harmless + " " + String.join(" ", ours));
        return password.length() >= WORD
                && !password.chars().allMatch(Character::isDigit)
                && !words.contains(password.toLowerCase(Locale.ROOT))
                && words(text).contains(password.toLowerCase(Locale.ROOT));
    }

    /** Says whether any text shows the password: one that is no plain word wherever it stands, any where it is named. */
    boolean isIn(String text) {
        return named.matcher(text).find() || (isTelling() && text.contains(password));
    }

    /** Says whether an exception shows the password, with all that it prints. */
    boolean isIn(Throwable error) {
        return isIn(FRAME.matcher(printed(error)).replaceAll(""));
    }

    static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Whether a text has the password by no chance: of letters alone it may be a word of any message. */
    private boolean isTelling() {
        return password.length() >= LONG_ENOUGH
                && NO_WORD.matcher(password).find()
                && !harmless.toLowerCase(Locale.ROOT).contains(password.toLowerCase(Locale.ROOT));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(DIVIDER.split(text))
                .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("^[.-]+|[.-]+$", ""))
                .collect(Collectors.toSet());
    }
}
