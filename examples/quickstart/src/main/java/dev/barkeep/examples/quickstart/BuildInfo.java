package dev.barkeep.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What the build knows: versions, which are written in the root pom only. */
final class BuildInfo {

    private BuildInfo() {}

    static String version() {
        return property("version");
    }

    static String echartsVersion() {
        return property("echarts.version");
    }

    /** Reads a text that lies beside this class, or anywhere on the class path if the name begins with a slash. */
    static String resource(String name) {
        try (InputStream content = BuildInfo.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static String property(String name) {
        Properties properties = new Properties();
        try (InputStream content = BuildInfo.class.getResourceAsStream("build.properties")) {
            properties.load(Objects.requireNonNull(content, "build.properties is not on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties cannot be read", e);
        }
        return Objects.requireNonNull(properties.getProperty(name), name);
    }
}
