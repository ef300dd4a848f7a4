package dev.barkeep.storage.bench.harness;

/** A contender did not do what it was to do; it gets no figure. */
public final class WrongAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes it.
     *
     * @param message what is wrong
     */
    public WrongAnswerException(String message) {
        super(message);
    }
}
