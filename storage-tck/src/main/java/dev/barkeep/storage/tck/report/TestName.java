package dev.barkeep.storage.tck.report;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;

/**
 * A test of the kit in words.
 *
 * @param rule the id of its rule
 * @param method its suite and what it says; the same for all its arguments
 * @param arguments those of this invocation, empty if it has none
 */
public record TestName(String rule, String method, String arguments) {

    private static final Pattern RULE = Pattern.compile("([A-Z]{2,4}-\\d{3}) (.+)", Pattern.DOTALL);

    /**
     * Reads the name of a test.
     *
     * @param suite the class that is run
     * @param method the test
     * @param shown the name of this invocation: that of the method, or only its arguments
     * @return its name, or nothing if its display name does not begin with the id of a rule
     */
    public static Optional<TestName> of(Class<?> suite, Method method, String shown) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        Matcher matcher = RULE.matcher(name == null ? "" : name.value());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new TestName(
                matcher.group(1),
                suite.getSimpleName() + ": " + matcher.group(2),
                shown.equals(matcher.group()) ? "" : shown));
    }

    /**
     * Returns the name without its rule.
     *
     * @return suite, words and arguments
     */
    public String test() {
        return arguments.isEmpty() ? method : method + " " + arguments;
    }

    /** Rule and test. */
    @Override
    public String toString() {
        return rule + " " + test();
    }
}
