package dev.barkeep.storage;

/**
 * What is to be done in a transaction.
 *
 * @param <R> its result
 * @param <E> the checked exception it may throw; {@link RuntimeException} if none
 */
@FunctionalInterface
public interface TransactionFunction<R extends @org.jspecify.annotations.Nullable Object, E extends Exception> {

    /**
     * Does it.
     *
     * @param repositories the repositories of the transaction; of no use after its end
     * @return the result
     * @throws E to have everything undone
     */
    R apply(Repositories repositories) throws E;
}
