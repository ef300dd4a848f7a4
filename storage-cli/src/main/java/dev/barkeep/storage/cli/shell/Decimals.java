package dev.barkeep.storage.cli.shell;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Decimals on the command line; picocli's own converter names an exception when it refuses one. */
public final class Decimals implements ITypeConverter<BigDecimal> {

    /** Makes the converter. */
    public Decimals() {}

    @Override
    public BigDecimal convert(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is no decimal number like 0.75");
        }
    }
}
