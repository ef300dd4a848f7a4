package dev.barkeep.storage.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TableFormatTest {

    static final List<TableFormat<?>> FORMATS = TableFormat.ALL;

    @Test
    void everyTableHasOne() {
        assertThat(TableFormat.ALL.stream().<StoredTable<?>>map(TableFormat::table))
                .containsExactlyElementsOf(StoredTable.ALL);
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void hasEveryColumnOfItsRecord(TableFormat<?> format) {
        List<String> components = Arrays.stream(format.table().type().getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.equals("interval") ? "barInterval" : name)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();

        assertThat(format.columns().stream().<String>map(TableColumn::name)).containsExactlyElementsOf(components);
    }
}
