package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ServerChoiceTest {

    private static final Road DOCKER = open("Docker", "mysql://root:a@127.0.0.1:1/");
    private static final Road BINARIES = open("binaries", "mysql://root:b@127.0.0.1:2/");

    @Test
    void takesTheUrlOfTheUserBeforeAllRoads() {
        Road.Found found = choice(Map.of("TCK_MYSQL_URL", " mysql://u:p@db:3306/?a=b "), "", DOCKER, BINARIES)
                .choose(ServerKind.MYSQL);

        assertThat(found.url()).hasToString("mysql://u:p@db:3306/?a=b");
        assertThat(found.origin()).isEqualTo(Road.Origin.GIVEN);
    }

    @Test
    void takesNoUrlOfAnotherKindAndNoBlankOne() {
        Map<String, String> environment = Map.of("TCK_MARIADB_URL", "mariadb://u@db/", "TCK_MYSQL_URL", " ");

        assertThat(choice(environment, "", DOCKER).choose(ServerKind.MYSQL).url())
                .hasToString("mysql://root:a@127.0.0.1:1/");
    }

    @Test
    void takesNothingElseWhereTheUrlOfTheUserIsNoneAndDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choice(Map.of("TCK_MYSQL_URL", "root:secret@db"), "", DOCKER)
                        .choose(ServerKind.MYSQL))
                .withMessageContaining("TCK_MYSQL_URL")
                .withMessageContaining("mysql://user:password@host:port/")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void takesTheFirstRoadThatLeadsToAServer() {
        assertThat(choice(Map.of(), "", DOCKER, BINARIES)
                        .choose(ServerKind.MYSQL)
                        .url())
                .hasToString("mysql://root:a@127.0.0.1:1/");
        assertThat(choice(Map.of(), "", closed("Docker", new LinkageError("no class")), BINARIES)
                        .choose(ServerKind.MYSQL)
                        .url())
                .hasToString("mysql://root:b@127.0.0.1:2/");
    }

    @Test
    void skipsByNameBeforeAnythingElse() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> choice(Map.of("TCK_MYSQL_URL", "mysql://u@db/"), "tck.skip.mysql", DOCKER)
                        .choose(ServerKind.MYSQL))
                .withMessageContaining("not run on MySQL 8.0: -Dtck.skip.mysql is set");
        assertThat(choice(Map.of(), "tck.skip.mariadb", DOCKER).choose(ServerKind.MARIADB_10_11))
                .isNotNull();
    }

    @Test
    void saysWhatWasTriedWhyItFailedAndWhatToDo() {
        Exception first = new IllegalStateException("no engine answers");
        Exception second = new IOException("mysqld needs libaio.so.1");

        assertThatIllegalStateException()
                .isThrownBy(() -> choice(Map.of(), "", closed("Docker", first), closed("binaries", second))
                        .choose(ServerKind.MYSQL))
                .withMessageContainingAll(
                        "there is no MySQL 8.0",
                        "TCK_MYSQL_URL: not set",
                        "Docker: no engine answers",
                        "binaries: mysqld needs libaio.so.1",
                        "name a server in TCK_MYSQL_URL (like mysql://user:password@host:port/)",
                        "-Dtck.skip.mysql")
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(first, second));
    }

    @Test
    void doesNotWaitForAnEngineThatDoesNotAnswer() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> DockerRoad.within(Duration.ofMillis(20), () -> {
                    never.await();
                    return "an answer";
                }))
                .withMessageContaining("not done within");
    }

    private static ServerChoice choice(Map<String, String> environment, String property, Road... roads) {
        Properties properties = new Properties();
        properties.setProperty(property, "true");
        return new ServerChoice(environment, properties, List.of(roads));
    }

    private static Road open(String name, String url) {
        return road(name, () -> new Road.Found(ServerUrl.parse(url), Road.Origin.DOCKER, Optional.empty()));
    }

    private static Road closed(String name, Throwable reason) {
        return road(name, () -> {
            if (reason instanceof Error error) {
                throw error;
            }
            throw (Exception) reason;
        });
    }

    private static Road road(String name, Callable<Road.Found> way) {
        return new Road() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Found take() throws Exception {
                return way.call();
            }
        };
    }
}
