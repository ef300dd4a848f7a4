package dev.barkeep.storage.cli.keep;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How old rows may get.
 *
 * @param duration the age, or {@code null} for any
 */
record Age(@Nullable Duration duration) {

    /** Reads one. */
    static final class Converter implements ITypeConverter<Age> {

        private static final Pattern AGE = Pattern.compile("([0-9]{1,7})([dh])");

        @Override
        public Age convert(String text) {
            String age = text.toLowerCase(Locale.ROOT);
            if (age.equals("forever")) {
                return new Age(null);
            }
            Matcher matcher = AGE.matcher(age);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' must be days like 30d, hours like 12h, or forever");
            }
            long number = Long.parseLong(matcher.group(1));
            return new Age(matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number));
        }
    }
}
