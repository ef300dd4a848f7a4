package dev.barkeep.storage.tck.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Knows where the Javadoc of the API states each rule. */
public final class StatedRules {

    private static final Properties PLACES = load();

    private StatedRules() {}

    /**
     * Finds the Javadoc that states a rule.
     *
     * @param rule its id
     * @return the type and the member, like {@code dev.barkeep.storage.Storage#close}; several with a comma between them;
     *     nothing for a rule that the API does not state
     */
    public static Optional<String> place(String rule) {
        return Optional.ofNullable(PLACES.getProperty(rule));
    }

    private static Properties load() {
        Properties places = new Properties();
        try (InputStream content = StatedRules.class.getResourceAsStream("rules.properties")) {
            places.load(Objects.requireNonNull(content, "rules.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }
}
