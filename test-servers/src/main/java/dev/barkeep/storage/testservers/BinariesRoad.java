package dev.barkeep.storage.testservers;

import java.util.Optional;

/**
 * Leads to a child process of this JVM.
 *
 * @param kind what is started
 */
record BinariesRoad(ServerKind kind) implements Road {

    @Override
    public String name() {
        return "binaries from Maven Central";
    }

    @Override
    public Found take() throws Exception {
        ServerProcess process = ServerProcess.start(kind);
        return new Found(process.url(), Origin.OWN, Optional.of(process));
    }
}
