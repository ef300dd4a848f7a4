package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.testservers.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that poses as MySQL, with a certificate of its own, and asks for the password itself. */
class MySqlRogueTest {

    /** Connects to this machine, and is not known to do so. */
    private static final String ELSEWHERE = "0.0.0.0";

    /** To log in anew by another method. */
    private static final byte[] CLEAR_TEXT = switchTo("mysql_clear_password");

    private static final byte[] SHA256 = switchTo("sha256_password");
    /** The server does not have the password in its cache. */
    private static final byte[] FULL_AUTHENTICATION = {1, 4};

    @TempDir
    private static Path folder;

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestCertificate.make(folder, "rogue").context();
    }

    private static byte[] switchTo(String method) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0xFE);
        packet.writeBytes((method + "\0" + "abcdefghijklmnopqrst\0").getBytes(StandardCharsets.US_ASCII));
        return packet.toByteArray();
    }

    /** Gives what the first connection of one who opens a storage sends behind the demand. */
    private static String sentTo(String host, String parameters, byte[] demand) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> sent = new CompletableFuture<>();
            Thread rogue = new Thread(
                    () -> {
                        try (Socket socket = listener.accept()) {
                            sent.complete(new String(login(socket, demand), StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            sent.completeExceptionally(e);
                        }
                    },
                    "rogue");
            rogue.start();
            String url = "mysql://bob:s3cret@" + host + ":" + listener.getLocalPort() + "/m" + parameters;
            Throwable error = catchThrowable(
                    () -> Storages.open(StorageConfig.fromUrl(url)).close());
            rogue.join();
            assertThat(error).isNotNull().hasMessageNotContaining("s3cret");
            String answer = sent.get();
            if (!answer.contains("s3cret")) {
                assertThat(error)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("sslMode=VERIFY_IDENTITY");
            }
            return answer;
        }
    }

    private static byte[] login(Socket plain, byte[] demand) throws IOException {
        send(plain, 0, greeting());
        receive(plain);
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true)) {
            socket.setUseClientMode(false);
            receive(socket);
            send(socket, 3, demand);
            return receive(socket);
        } catch (EOFException | SocketException | SSLException e) {
            return new byte[0];
        }
    }

    /** Version 8.0.33, TLS, and caching_sha2_password. */
    private static byte[] greeting() {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(10);
        packet.writeBytes("8.0.33\0".getBytes(StandardCharsets.US_ASCII));
        packet.writeBytes(new byte[] {1, 0, 0, 0});
        packet.writeBytes("abcdefgh\0".getBytes(StandardCharsets.US_ASCII));
        // All capabilities but compression.
        packet.writeBytes(new byte[] {(byte) 0xDF, (byte) 0xFF, (byte) 0xFF, 2, 0, (byte) 0xFF, (byte) 0xC1, 21});
        packet.writeBytes(new byte[10]);
        packet.writeBytes("ijklmnopqrst\0caching_sha2_password\0".getBytes(StandardCharsets.US_ASCII));
        return packet.toByteArray();
    }

    private static void send(Socket socket, int number, byte[] packet) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(new byte[] {(byte) packet.length, 0, 0, (byte) number});
        whole.writeBytes(packet);
        socket.getOutputStream().write(whole.toByteArray());
    }

    private static byte[] receive(Socket socket) throws IOException {
        // Not more than the packet: what follows may be of TLS.
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readUnsignedByte() + (in.readUnsignedByte() << 8) + (in.readUnsignedByte() << 16);
        in.readByte();
        return in.readNBytes(length);
    }

    @Test
    @DisplayName("gets no password unless it runs on this machine or the URL allows it")
    void password() throws Exception {
        for (byte[] demand : new byte[][] {CLEAR_TEXT, SHA256, FULL_AUTHENTICATION}) {
            assertThat(sentTo(ELSEWHERE, "", demand)).isEmpty();
        }
        assertThat(sentTo("127.0.0.1", "", FULL_AUTHENTICATION)).contains("s3cret");
        assertThat(sentTo("127.0.0.1", "", CLEAR_TEXT)).contains("s3cret");
        assertThat(sentTo(ELSEWHERE, "?sslMode=REQUIRED", FULL_AUTHENTICATION)).contains("s3cret");
        assertThat(sentTo(ELSEWHERE, "?sslMode=REQUIRED", CLEAR_TEXT)).isEmpty();
    }

    @Test
    @DisplayName("is found out by its certificate")
    void certificate() throws Exception {
        assertThat(sentTo(ELSEWHERE, "?sslMode=VERIFY_CA", FULL_AUTHENTICATION)).isEmpty();
    }
}
