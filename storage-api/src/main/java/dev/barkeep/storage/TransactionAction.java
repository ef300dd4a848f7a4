package dev.barkeep.storage;

/**
 * What is to be done in a transaction, without a result.
 *
 * @param <E> the checked exception it may throw; {@link RuntimeException} if none
 */
@FunctionalInterface
public interface TransactionAction<E extends Exception> {

    /**
     * Does it.
     *
     * @param repositories the repositories of the transaction; of no use after its end
     * @throws E to have everything undone
     */
    void accept(Repositories repositories) throws E;
}
