package dev.barkeep.examples.h2;

import dev.barkeep.storage.mybatis.DialectProvider;
import java.util.Set;

/** Opens H2 databases. */
public final class H2Provider extends DialectProvider {

    /** Made by {@link java.util.ServiceLoader}. */
    public H2Provider() {
        super(H2Dialect.ID, Set.of(H2Dialect.ID), H2Dialect::new);
    }
}
