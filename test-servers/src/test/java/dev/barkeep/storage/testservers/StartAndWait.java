package dev.barkeep.storage.testservers;

import java.util.concurrent.CountDownLatch;

/** A JVM of its own that starts a server, says in which folder, and stays until it is killed. */
final class StartAndWait {

    private StartAndWait() {}

    /**
     * Starts the server.
     *
     * @param arguments the name of its kind
     * @throws Exception if it does not start
     */
    public static void main(String[] arguments) throws Exception {
        ServerProcess server = ServerProcess.start(ServerKind.valueOf(arguments[0]));
        System.out.println(server.folder());
        new CountDownLatch(1).await();
    }
}
