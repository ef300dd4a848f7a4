package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.OpeningRules;
import dev.barkeep.storage.testservers.ServerKind;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostgresOpeningTest extends OpeningRules {

    PostgresOpeningTest() {
        super(ServerKind.POSTGRESQL);
    }

    @Test
    @DisplayName("a schema that is not there is refused, and says how to make it")
    void noSchema() {
        assertThat(refusal(server.url("no_such_schema"))).hasMessageContaining("CREATE SCHEMA");
    }

    @Test
    @DisplayName("a zone of the JVM that the server does not know is named, with the way out")
    void unknownZone() {
        String url = server.url(server.newDatabase());
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(new SimpleTimeZone(0, "Mars/Olympus"));
        try {
            assertThat(refusal(url)).hasMessageContainingAll("Mars/Olympus", "-Duser.timezone=");
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
