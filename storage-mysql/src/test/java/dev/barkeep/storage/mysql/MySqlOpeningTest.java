package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.OpeningRules;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnEveryServer
class MySqlOpeningTest extends OpeningRules {

    MySqlOpeningTest(ServerKind kind) {
        super(kind);
    }

    @Test
    @DisplayName("a database that the user may not use is named")
    void forbiddenDatabase() {
        try (TestUser stranger = new TestUser(server, database)) {
            assertThat(refusal(stranger.url()).variable()).isEqualTo("DB_NAME");
        }
    }
}
