package dev.barkeep.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line accepts, what it refuses, and that secrets do not show. */
class UsageTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                               | 2 | a command is missing; 'storage --help'",
                "schema                                         | 2 | a command is missing; 'storage schema --help'",
                "nothing                                        | 2 | there is an argument too many",
                "info --nothing=s3cret                          | 2 | there is no option --nothing;",
                "info postgresql://trader:s3cret@h/db           | 2 | a URL stands behind --url",
                "info --url                                     | 2 | --url",
                "info --url=                                    | 2 | --url is empty",
                "info --url=market.db                           | 2 | --url: must look like sqlite:///file.db",
                "info --url=nosuch://trader:s3cret@h/db         | 2 | no backend serves 'nosuch'",
                "info --url=postgresql://trader:s3cret@127.0.0.1:1/db | 3 | 127.0.0.1:1",
                "info --url=sqlite:///FOLDER/none.db            | 3 | there is no database FOLDER/none.db",
                "info --url=sqlite:///FOLDER/text.db            | 4 | FOLDER/text.db",
                "info --plugin=FOLDER/none.jar                  | 2 | there is no file FOLDER/none.jar",
                "info --url=postgresql://h@h/db --ask-password  | 2 | there is no terminal",
                "info --url=postgresql://h@h/db --password-file=FOLDER/none | 2 | FOLDER/none cannot be read: it does not exist",
                "info --env-file=FOLDER/none                    | 2 | there is no file FOLDER/none",
                "info --url=jdbc:sqlite:FOLDER/none.db?x=1      | 3 | there is no database FOLDER/none.db",
                "info --format=postgresql://bar:s3cret@h/d      | 2 | postgresql://bar:***@h/d",
                "export postgresql://bar:s3cret@h/d             | 2 | postgresql://bar:***@h/d",
                "info --password-file=postgresql://bar:s3cret@h/d | 2 | bar:***@h/d",
                "info --format=xml                              | 2 | xml",
                "schema rollback --steps=1 --to=1 --url=sqlite:///FOLDER/a.db | 2 | exclude each other",
                "schema script 0 --url=sqlite:///FOLDER/a.db    | 2 | TO",
                "tck                                            | 2 | no database is named",
                "tck --url=sqlite:///FOLDER/a.db                | 4 | is not empty",
                "legacy import FOLDER/none.db                   | 4 | FOLDER/none.db",
                "legacy import FOLDER/text.db --interval=1x     | 2 | like 90s, 5m or 1h",
            })
    void refusesInOneLine(String arguments, int exitCode, String expected) throws IOException {
        Files.writeString(folder.resolve("text.db"), "no database");
        run("schema", "migrate", "--url=sqlite:///" + folder.resolve("a.db"));

        Tool.Run run = run(inFolder(arguments == null ? "" : arguments).split(" "));

        run.refused(exitCode, inFolder(expected));
        assertThat(run.err()).doesNotContain("s3cret");
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    @Test
    void takesThePasswordFromAFile() throws IOException {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        String url = server.url(server.newDatabase());
        int colon = url.indexOf(':', url.indexOf("//") + 2);
        int at = url.lastIndexOf('@');
        String withoutPassword = url.substring(0, colon) + url.substring(at);
        Path file = Files.writeString(
                folder.resolve("password"),
                URLDecoder.decode(url.substring(colon + 1, at), StandardCharsets.UTF_8) + "\n");

        run("schema", "migrate", "--url", withoutPassword, "--password-file", file.toString())
                .done();
        Tool.Run run = run("info", "--url", withoutPassword, "--password-file", file.toString())
                .done();

        assertThat(run.out()).contains("PostgreSQL", "***").doesNotContain(url.substring(colon + 1, at));
    }

    @Test
    void takesTheDatabaseFromAFileOfVariables() throws IOException {
        Path database = folder.resolve("market.db");
        Path variables = Files.writeString(folder.resolve("vars"), "DATABASE_URL=sqlite:///" + database + "\n");

        Tool tool = Tool.in(folder);
        tool.here("schema", "migrate", "--env-file", variables.toString()).done();

        assertThat(tool.here("info", "--env-file", variables.toString(), "--format", "csv")
                        .done()
                        .out())
                .startsWith("table,rows,bytes,backend,product,product_version,url,schema_version\n")
                .contains("daily_data,0,", ",sqlite,SQLite,");
        assertThat(database).exists();
    }

    @Test
    void twoSourcesOfOneDatabaseAreRefused() throws IOException {
        Path variables =
                Files.writeString(folder.resolve("vars"), "DATABASE_URL=sqlite:///" + folder + "/of-file.db\n");

        run("schema", "migrate", "--env-file", variables.toString())
                .refused(2, "--env-file: " + variables + " says where the database is, and so does the process");
        run("schema", "migrate", "--env-file", variables.toString(), "--no-env-file")
                .refused(2, "exclude each other");
        run("schema", "migrate", "--env-file", variables.toString(), "--url=sqlite:///" + folder + "/of-option.db")
                .done();

        assertThat(folder.resolve("of-option.db")).exists();
        assertThat(folder.resolve("of-file.db")).doesNotExist();
    }

    /** Of a folder that a stranger filled. */
    @Test
    void theFileOfTheFolderIsNamedAndGetsNoPassword() throws Exception {
        Path file = Files.writeString(folder.resolve(".env"), "DATABASE_URL=sqlite:///strange.db\n");
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        Tool tool = Tool.in(folder);

        Tool.Run named = tool.run("schema", "migrate").done();
        assertThat(named.err()).isEqualTo("storage: the database is that of " + file + "\n");
        assertThat(folder.resolve("strange.db")).exists();
        assertThat(tool.run("schema", "migrate", "--no-env-file").done().err()).isEmpty();
        assertThat(folder.resolve("data/market_data.db")).exists();
        assertThat(tool.with("DATABASE_URL", "sqlite:///mine.db")
                        .run("schema", "migrate")
                        .done()
                        .err())
                .isEmpty();
        assertThat(folder.resolve("mine.db")).exists();

        Files.writeString(file, "DATABASE_URL=postgresql://trader@127.0.0.1:1/db\n");
        tool.run("info", "--password-file=" + password).refused(2, "the password would go to the database of " + file);
        Tool.Run explicit = tool.run("info", "--password-file=" + password, "--env-file=.env");
        explicit.refused(3, "127.0.0.1:1");
        assertThat(explicit.err()).doesNotContain("s3cret");
        Tool.Run ofProcess = tool.with("DB_PASSWORD", "s3cret").run("info");
        ofProcess.refused(2, "DB_PASSWORD: is set in the process, but .env says where the database is");
    }

    @Test
    void migratesVerifiesAndTakesBack() {
        String url = "--url=sqlite:///" + folder.resolve("market.db");

        assertThat(run("schema", "migrate", "--to=1", url).done().out()).isEqualTo("Version 1, was 0\n");
        run("info", url).refused(4, "storage schema migrate");
        assertThat(run("schema", "status", "--format=csv", url).ended(1).out()).contains("2,", "PENDING");
        assertThat(run("schema", "migrate", url).done().out()).isEqualTo("Version 2, was 1\n");
        assertThat(run("schema", "status", "--format=json", url).done().out()).contains("\"state\" : \"APPLIED\"");
        assertThat(run("schema", "verify", "--format=csv", url).done().out())
                .isEqualTo("table,element,difference,expected,actual\n");
        assertThat(run("schema", "diff", url).done().out()).isEmpty();
        assertThat(run("schema", "script", "1", "2", url).done().out()).contains("CREATE INDEX");
        assertThat(run("schema", "rollback", url).done().out()).isEqualTo("Version 1, was 2\n");
        assertThat(run("schema", "diff", url).ended(1).out()).contains("system_events_type_severity");
        assertThat(run("schema", "rollback", "--to=0", url).done().out()).isEqualTo("Version 0, was 1\n");
        assertThat(run("schema", "repair", url).done().out()).isEqualTo("Version 0, as before\n");
    }

    private Tool.Run run(String... arguments) {
        return new Tool(folder, Map.of("DATABASE_PATH", "data/market_data.db"))
                .here(arguments.length == 1 && arguments[0].isEmpty() ? new String[0] : arguments);
    }

    private String inFolder(String text) {
        return text.replace("FOLDER", folder.toString());
    }
}
