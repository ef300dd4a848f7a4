package dev.barkeep.storage.cli.output;

/** The form in which rows come out. */
public enum OutputFormat {
    /** For people: columns that stand below each other. */
    TABLE,
    /** Comma-separated values with a header, by RFC 4180, in UTF-8. */
    CSV,
    /** An array of objects. Decimals are numbers with all their digits. */
    JSON
}
