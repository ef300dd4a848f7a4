package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Tickers on the command line, in their one spelling: what cannot be one is wrong usage, not bad data. */
public final class Tickers implements ITypeConverter<String> {

    /** Makes the converter. */
    public Tickers() {}

    @Override
    public String convert(String value) {
        try {
            return FieldRules.ticker("ticker", value);
        } catch (InvalidDataException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
