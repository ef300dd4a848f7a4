package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A program that poses as PostgreSQL and asks for the password in the clear. */
class PostgresRogueTest {

    /** Connects to this machine, and is not known to do so. */
    private static final String ELSEWHERE = "0.0.0.0";

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    /** Gives what the first connection of one who opens a storage sends behind the demand. */
    private static String sentTo(String host, String parameters, Class<? extends Throwable> expected) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> sent = new CompletableFuture<>();
            Thread rogue = new Thread(
                    () -> {
                        try (Socket socket = listener.accept()) {
                            sent.complete(new String(demand(socket), StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            sent.completeExceptionally(e);
                        }
                    },
                    "rogue");
            rogue.start();
            String url = "postgresql://bob:s3cret@" + host + ":" + listener.getLocalPort() + "/m" + parameters;
            Throwable error = catchThrowable(
                    () -> Storages.open(StorageConfig.fromUrl(url)).close());
            assertThat(error).isInstanceOf(expected).hasMessageNotContaining("s3cret");
            if (expected == ConfigurationException.class) {
                assertThat(error).hasMessageContaining("sslmode=verify-full").hasMessageContaining("requireAuth");
            }
            rogue.join();
            return sent.get();
        }
    }

    private static byte[] demand(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        int request;
        do {
            request = ByteBuffer.wrap(in.readNBytes(in.readInt() - 4)).getInt();
            if (request == SSL_REQUEST || request == GSS_REQUEST) {
                out.write('N');
            }
        } while (request == SSL_REQUEST || request == GSS_REQUEST);
        out.write('R');
        out.writeInt(8);
        out.writeInt(3);
        try {
            in.readByte();
            return in.readNBytes(in.readInt() - 4);
        } catch (EOFException | SocketException e) {
            return new byte[0];
        }
    }

    @Test
    @DisplayName("gets no password unless it runs on this machine or the URL allows it")
    void password() throws Exception {
        assertThat(sentTo(ELSEWHERE, "", ConfigurationException.class)).isEmpty();
        assertThat(sentTo(ELSEWHERE, "?requireAuth=password", RuntimeException.class))
                .contains("s3cret");
        assertThat(sentTo("127.0.0.1", "", RuntimeException.class)).contains("s3cret");
    }
}
