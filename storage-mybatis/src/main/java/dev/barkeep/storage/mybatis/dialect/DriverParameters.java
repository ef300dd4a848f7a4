package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which parameters of a driver may stand in a URL. A URL may come from a file or a variable that somebody else wrote, and drivers have
 * parameters that load classes, read and write files, or connect to another host. So only those pass that are known to be
 * harmless, unless the host trusts them by {@link dev.barkeep.storage.StorageConfig.Builder#trustDriverParameters}.
 */
public final class DriverParameters {

    private final String driver;
    /** The driver's own names, by any name that is taken, whatever its case. */
    private final Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Set<String> harmless;

    /**
     * Lists what a driver knows.
     *
     * @param driver names the driver in messages
     * @param known the names of its parameters
     * @param aliases other names of them: what is written, by what the driver calls it
     * @param harmless those that pass, by the driver's names
     */
    public DriverParameters(
            String driver, Collection<String> known, Map<String, String> aliases, Set<String> harmless) {
        this.driver = driver;
        this.harmless = Set.copyOf(harmless);
        known.forEach(name -> names.put(name, name));
        aliases.forEach(names::put);
    }

    /**
     * Reads the parameters of a URL.
     *
     * @param given values by name, in any case
     * @param trusted whether all that the driver knows pass
     * @return values by the driver's names, in the order given; may be changed
     * @throws ConfigurationException if a name is not known, is given twice or does not pass. A name that is not like a known one is
     *     not repeated: behind a raw &amp; in a password stands the rest of the password
     */
    public Map<String, String> read(Map<String, String> given, boolean trusted) {
        Map<String, String> read = new LinkedHashMap<>();
        given.forEach((written, value) -> {
            String name = names.get(written);
            if (name == null) {
                throw unknown(written);
            }
            if (!trusted && !harmless.contains(name)) {
                throw invalid("the parameter '" + name
                        + "' is not taken from a URL, as it may load classes, touch files, reach "
                        + "another host or change what rows mean; remove it, or trust the parameters in code by "
                        + "StorageConfig.builder().trustDriverParameters(true)");
            }
            if (read.put(name, value) != null) {
                throw invalid("the parameter '" + name + "' is given twice");
            }
        });
        return read;
    }

    private ConfigurationException unknown(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        Optional<String> like = names.keySet().stream()
                .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT), name.length() / 4))
                .findFirst();
        return invalid(
                like.isPresent()
                        ? driver + " knows no parameter '" + written + "'; did you mean '" + names.get(like.get())
                                + "'?"
                        : driver
                                + " does not know one of the parameters, which may be part of a password and is not shown: "
                                + "write %26 for a & in a password, and see the documentation of the driver for its parameters");
    }

    /** Whether some letters put in, left out or exchanged make one name the other. */
    private static boolean isNear(String one, String other, int letters) {
        int same = 0;
        while (same < one.length() && same < other.length() && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String rest = one.substring(same);
        String otherRest = other.substring(same);
        if (rest.isEmpty() || otherRest.isEmpty()) {
            return rest.length() + otherRest.length() <= letters;
        }
        return letters > 0
                && (isNear(rest.substring(1), otherRest, letters - 1)
                        || isNear(rest, otherRest.substring(1), letters - 1)
                        || isNear(rest.substring(1), otherRest.substring(1), letters - 1));
    }

    private static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }
}
