package dev.barkeep.storage.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What this program was built as. */
public final class Build {

    private static final String PROPERTIES = "/dev/barkeep/storage/cli/build.properties";

    private Build() {}

    /**
     * Gives the version.
     *
     * @return that of the library and of this tool
     */
    public static String version() {
        Properties build = new Properties();
        try (InputStream content = Build.class.getResourceAsStream(PROPERTIES)) {
            build.load(Objects.requireNonNull(content, PROPERTIES + " is not on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }
}
