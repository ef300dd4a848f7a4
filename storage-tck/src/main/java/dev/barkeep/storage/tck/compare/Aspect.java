package dev.barkeep.storage.tck.compare;

/** In what an answer differs. */
enum Aspect {
    /** A value. */
    ANSWER("the answer"),
    /** The same rows in another order. */
    ORDER("the order of the answer"),
    /** The same rows with another id. */
    IDS("the id of a row"),
    /** The same rows with other times. */
    TIMES("the times of a row"),
    /** One refuses what the other does, or by another error. */
    ERROR("the error"),
    /** The rows afterwards. */
    STATE("what is stored afterwards"),
    /** An answer can be changed, or an argument was. */
    CONDUCT("what the call did besides");

    private final String words;

    Aspect(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
