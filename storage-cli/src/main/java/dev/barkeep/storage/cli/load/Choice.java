package dev.barkeep.storage.cli.load;

/** What a load may do beyond, or must do short of, what it does by itself. */
enum Choice {
    /** Leave out rows that are refused, and go on. */
    SKIP_REFUSED,
    /** Refuse doubtful bars. */
    STRICT,
    /** Round volumes to whole numbers. */
    ROUND_VOLUME,
    /** Round decimals to as many as are stored. */
    ROUND_PRICES,
    /** Store rows that carry ids and times as new ones. */
    NEW_TIMES
}
