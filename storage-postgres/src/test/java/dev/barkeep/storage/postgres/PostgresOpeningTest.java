package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.OpeningRules;
import dev.barkeep.storage.testservers.ServerKind;
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
}
