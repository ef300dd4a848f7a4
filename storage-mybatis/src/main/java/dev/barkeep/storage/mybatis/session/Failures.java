package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.PoolExhaustedException;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;

/** The one place where what drivers and MyBatis throw becomes what hosts get. */
public final class Failures {

    private Failures() {}

    /**
     * Something that the caller's own code threw while it was feeding rows. It passes untranslated, even if a driver of the
     * caller's is behind it.
     */
    static final class SourceFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException thrown;

        SourceFailure(RuntimeException thrown) {
            super(thrown);
            this.thrown = thrown;
        }

        RuntimeException thrown() {
            return thrown;
        }
    }

    /**
     * Finds what happened in what was thrown: the pool, MyBatis and the migrations wrap it, each in its own way.
     *
     * @param failure what was thrown
     * @param doing what was being done
     * @param codes translates an error of the driver
     * @return what the host gets
     */
    public static RuntimeException translate(
            Exception failure, String doing, Function<SQLException, StorageException> codes) {
        return translate(
                failure,
                doing,
                codes,
                exhausted -> new UnavailableException("could not " + doing + ": " + exhausted.getMessage(), exhausted));
    }

    static RuntimeException translate(
            Exception failure,
            String doing,
            Function<SQLException, StorageException> codes,
            Function<PoolExhaustedException, StorageException> noConnection) {
        for (Throwable t = failure; t != null; t = next(t)) {
            if (t instanceof SourceFailure source) {
                return source.thrown();
            }
            // A record refused what it was given from a row, or a stream inside of the call was translated already.
            if (t instanceof StorageException storage) {
                return storage;
            }
            if (t instanceof PoolExhaustedException exhausted) {
                return noConnection.apply(exhausted);
            }
            if (t instanceof SQLException sql) {
                return sql.getCause() instanceof InterruptedException
                        ? new UnavailableException(
                                "could not " + doing + ": the thread was interrupted while it waited for a connection",
                                sql)
                        : codes.apply(sql);
            }
        }
        if (failure instanceof RuntimeException runtime && !(failure instanceof PersistenceException)) {
            return runtime;
        }
        return new UnexpectedException("could not " + doing + ": " + failure.getMessage(), failure);
    }

    private static @Nullable Throwable next(Throwable t) {
        return t.getCause() == t ? null : t.getCause();
    }
}
