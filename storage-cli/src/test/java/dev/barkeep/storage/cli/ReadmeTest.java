package dev.barkeep.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, run as they stand there. */
class ReadmeTest {

    private static final Pattern SHELL = Pattern.compile("<!-- shell -->\n```\n(.*?)```", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a shell")
    void everyCommandDoesWhatItSays() throws Exception {
        Matcher shell = SHELL.matcher(Files.readString(Path.of("../README.md")));
        assertThat(shell.find()).isTrue();
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        Path launcher = Path.of("../bin/storage").toAbsolutePath().normalize();
        String commands = shell.group(1).replace("bin/storage", "'" + launcher + "'");
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", commands))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TARGET", server.url(server.newDatabase()));

        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed)
                .contains("daily_data: 6 written", "186.19", "dry run: nothing was deleted")
                .containsPattern(" gap +2024-01-09 ")
                .doesNotContain("WARN", "Exception");
        assertThat(folder).isDirectoryContaining("glob:**/aapl.html").isDirectoryContaining("glob:**/aapl-backup.db");
    }
}
