package dev.barkeep.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.cli.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The reference in docs/cli.md says what the program itself says; {@code -Ddocs.write} writes it anew. */
class ReferenceTest {

    private static final Path DOCUMENT = Path.of("../docs/cli.md");
    private static final int WIDTH = 110;

    @Test
    void isCurrent() throws IOException {
        StringBuilder text = new StringBuilder("""
                # storage: the operator's tool

                What `--help` of each command says; written by the build (`mvn verify -pl storage-cli -am -Ddocs.write
                -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false`), which also checks that it is current. `bin/storage`
                runs the tool from a checkout. The README shows it at work.
                """);
        Shell shell = new Shell(
                Map.of(),
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()),
                null);
        add(Main.commandLine(shell, new StorageTool()), text);

        if (System.getProperty("docs.write") != null) {
            Files.writeString(DOCUMENT, text);
        }

        assertThat(DOCUMENT).as("-Ddocs.write writes it anew").content().isEqualTo(text.toString());
    }

    private static void add(CommandLine command, StringBuilder text) {
        command.setUsageHelpWidth(WIDTH);
        text.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```text\n")
                .append(command.getUsageMessage(Ansi.OFF).stripTrailing())
                .append("\n```\n");
        command.getSubcommands().values().stream().distinct().forEach(each -> add(each, text));
    }
}
