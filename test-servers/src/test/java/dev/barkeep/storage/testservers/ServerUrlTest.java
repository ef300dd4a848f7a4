package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ServerUrlTest {

    @Test
    void namesAnotherDatabaseAndKeepsTheRest() {
        assertThat(ServerUrl.parse("mysql://root:p%40ss/w@127.0.0.1:3306/old?sslMode=REQUIRED")
                        .in("new"))
                .hasToString("mysql://root:p%40ss/w@127.0.0.1:3306/new?sslMode=REQUIRED");
        assertThat(ServerUrl.parse("mariadb://root@db").in("new")).hasToString("mariadb://root@db/new");
        assertThat(ServerUrl.parse("jdbc:mysql://db/?user=a@b").in("new")).hasToString("jdbc:mysql://db/new?user=a@b");
    }

    @Test
    void namesTheSchemaOnPostgres() {
        assertThat(ServerUrl.parse("postgresql://u:p@db:5432/market").in("s"))
                .hasToString("postgresql://u:p@db:5432/market?currentSchema=s");
        assertThat(ServerUrl.parse("jdbc:postgresql://db/market?user=u").in("s"))
                .hasToString("jdbc:postgresql://db/market?user=u&currentSchema=s");
    }

    @Test
    void refusesWhatIsNoUrl() {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerUrl.parse("localhost:3306"));
    }
}
