package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the length of a bar as people write it: 90s, 5m, 1h. */
public final class Intervals implements ITypeConverter<BarInterval> {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,9})(s|m|min|h|d)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "min", 60, "h", 3600, "d", 86_400);

    @Override
    public BarInterval convert(String value) {
        Matcher form = FORM.matcher(value.strip());
        if (form.matches()) {
            String unit = form.group(2) == null ? "s" : form.group(2).toLowerCase(Locale.ROOT);
            try {
                return new BarInterval(Math.toIntExact(Long.parseLong(form.group(1)) * SECONDS.getOrDefault(unit, 1)));
            } catch (ArithmeticException | InvalidDataException e) {
                throw new TypeConversionException("'" + value + "' is longer than a bar can be");
            }
        }
        throw new TypeConversionException("'" + value + "' is no length of a bar, like 90s, 5m or 1h");
    }

    /**
     * Writes the length of a bar as people do.
     *
     * @param interval the length
     * @return its text in the greatest unit of which it has a whole number; {@link #convert} reads it back
     */
    public static String text(BarInterval interval) {
        return Stream.of("d", "h", "m")
                .filter(unit -> interval.seconds() % SECONDS.getOrDefault(unit, 1) == 0)
                .findFirst()
                .map(unit -> interval.seconds() / SECONDS.getOrDefault(unit, 1) + unit)
                .orElseGet(() -> interval.seconds() + "s");
    }
}
