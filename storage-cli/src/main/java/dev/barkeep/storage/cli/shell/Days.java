package dev.barkeep.storage.cli.shell;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Days on the command line. */
public final class Days implements ITypeConverter<LocalDate> {

    /** Makes the converter. */
    public Days() {}

    @Override
    public LocalDate convert(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + value + "' is no day; write it like 2024-01-31");
        }
    }
}
