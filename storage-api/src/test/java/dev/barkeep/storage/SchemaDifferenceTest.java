package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.SchemaDifference.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaDifferenceTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("a difference is one sentence, without a place that was left open")
    void sentence(Kind kind) {
        assertThat(new SchemaDifference(kind, "daily_data", "open", "this", "that").toString())
                .startsWith("daily_data: ")
                .doesNotContain("{", "null");
    }

    @Test
    @DisplayName("it says what to do, and what was and should be")
    void examples() {
        assertThat(new SchemaDifference(Kind.COLUMN_TYPE, "daily_data", "open", "numeric(18,8)", "numeric(10,2)"))
                .hasToString("daily_data: change the type of the column open from numeric(10,2) to numeric(18,8)");
        assertThat(new SchemaDifference(Kind.PRIMARY_KEY, "daily_data", null, "PRIMARY KEY (ticker)", ""))
                .hasToString("daily_data: change the key from none to PRIMARY KEY (ticker)");
        assertThat(new SchemaDifference(Kind.EXTRA_INDEX, "daily_data", "odd", null, "(close)"))
                .hasToString("daily_data: drop the index odd on (close), which this library does not know");
    }
}
