package dev.barkeep.storage.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that leads to a server until it is told to take no more connections; those that there are go on. */
public final class Forwarder implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;

    /**
     * Opens the port.
     *
     * @param target the port of a server on the loopback interface
     * @throws IOException if there is no free port
     */
    public Forwarder(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    /**
     * Gives the port.
     *
     * @return a port of the loopback interface
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Takes no more connections.
     *
     * @throws IOException if the port cannot be closed
     */
    public void refuse() throws IOException {
        listener.close();
    }

    @Override
    public void close() throws IOException {
        refuse();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            run(() -> pass(client, server));
            run(() -> pass(server, client));
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One of the two ends, or the port, was closed: that is how a connection ends.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** What a thread does until an end is closed. */
    private interface Task {
        void run() throws IOException;
    }
}
