package dev.barkeep.storage.cli.shell;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Zones on the command line. */
public final class Zones implements ITypeConverter<ZoneId> {

    /** Makes the converter. */
    public Zones() {}

    @Override
    public ZoneId convert(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "there is no zone '" + value + "'; one is like America/New_York, UTC or +05:30");
        }
    }
}
