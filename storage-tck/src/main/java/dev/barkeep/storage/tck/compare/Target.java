package dev.barkeep.storage.tck.compare;

/** Whom a call is made on. */
enum Target {
    /** The model of the contract. */
    MODEL,
    /** The storage that is compared with it. */
    TESTED
}
