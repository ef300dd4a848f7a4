package dev.barkeep.storage.mysql;

import com.mysql.cj.exceptions.ExceptionFactory;
import com.mysql.cj.exceptions.UnableToConnectException;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.protocol.a.NativePacketPayload;
import com.mysql.cj.protocol.a.authentication.CachingSha2PasswordPlugin;
import java.util.List;

/**
 * Logs in by {@code caching_sha2_password}, and never sends the password itself. A server asks for it when it does not have it in its
 * cache. So does anybody who poses as the server, behind a certificate of his own. Loaded by the driver, by its name, where the
 * certificate is not verified.
 */
public final class CautiousPasswordPlugin extends CachingSha2PasswordPlugin {

    private static final byte FULL_AUTHENTICATION = 4;

    /** For the driver. */
    public CautiousPasswordPlugin() {}

    /** The driver loads it by its own class loader, which in some servers of applications does not see a host's libraries. */
    static boolean isVisibleToDriver() {
        try {
            return Class.forName(CautiousPasswordPlugin.class.getName(), false, MysqlDataSource.class.getClassLoader())
                    == CautiousPasswordPlugin.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public boolean nextAuthenticationStep(NativePacketPayload fromServer, List<NativePacketPayload> toServer) {
        int position = fromServer.getPosition();
        // One byte alone; what is to be scrambled has twenty.
        if (fromServer.getPayloadLength() - position == 1
                && fromServer.getByteBuffer()[position] == FULL_AUTHENTICATION) {
            throw ExceptionFactory.createException(
                    UnableToConnectException.class, MySqlErrors.PASSWORD_WANTED, protocol.getExceptionInterceptor());
        }
        return super.nextAuthenticationStep(fromServer, toServer);
    }
}
