package dev.barkeep.storage.testservers;

import java.util.Optional;

/** A way to get at a server. */
interface Road {

    /**
     * Gives its name for messages.
     *
     * @return like {@code Docker}
     */
    String name();

    /**
     * Takes it.
     *
     * @return the server at its end
     * @throws Exception if it leads nowhere; the message says why
     */
    Found take() throws Exception;

    /**
     * A server.
     *
     * @param url its URL
     * @param origin whose it is
     * @param process empty if it is not a child of this JVM
     */
    record Found(ServerUrl url, Origin origin, Optional<ServerProcess> process) {}

    /** Whose a server is. */
    enum Origin {
        /** The user's, to be left as it was found. */
        GIVEN,
        /** In a container, and gone with it. */
        DOCKER,
        /** A child of this JVM. */
        OWN
    }
}
