package dev.barkeep.storage.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules of the mapper XML of this module and of every backend beside it. */
class MapperFilesTest {

    private static final Map<String, String> FILES = read();

    private static Map<String, String> read() {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            Map<String, String> content = new TreeMap<>();
            for (Path file : (Iterable<Path>)
                    files.filter(f -> f.toString().matches(".*/src/main/resources/.*/mapper/\\w+\\.xml"))::iterator) {
                content.put(file.toString(), Files.readString(file));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNone(String pattern) {
        assertThat(FILES)
                .hasSizeGreaterThan(8)
                .allSatisfy((file, xml) -> assertThat(
                                Pattern.compile(pattern).matcher(xml).results().map(MatchResult::group))
                        .as(file)
                        .isEmpty());
    }

    @Test
    @DisplayName("values are bound, never written into the statement")
    void noSubstitution() {
        assertNone("\\$\\{");
    }

    @Test
    @DisplayName("no statement is chosen by the name of a database")
    void noDatabaseId() {
        assertNone("databaseId");
    }

    @Test
    @DisplayName("columns are listed")
    void noStar() {
        assertNone("(?i)SELECT\\s+(\\w+\\.)?\\*");
    }

    @Test
    @DisplayName("every decimal is bound with the scale of its contract type")
    void decimalsHaveScales() {
        List<String> decimals = new ArrayList<>(List.of("change", "max", "minConfidence"));
        for (Table<?> table : Tables.ALL) {
            for (RecordComponent field : table.row().getRecordComponents()) {
                if (field.getType() == BigDecimal.class) {
                    decimals.add(field.getName());
                }
            }
        }
        assertThat(decimals).contains("open", "stockSplits", "marketCap", "shares");
        assertNone("#\\{(\\w+\\.)?(" + String.join("|", decimals) + ")\\}");
    }

    @Test
    @DisplayName("rows become records by the readers of RowReaders alone")
    void rowReaders() {
        assertNone("\\bresultMap\\b");
    }

    @Test
    @DisplayName("streams take rows in portions, and nothing else does: a portion costs a way to the server and back")
    void portions() {
        assertNone("<select id=\"stream(?![^>]* fetchSize=\"(50|2000)\")");
        assertNone("<select id=\"(?!stream)[^>]* fetchSize=");
    }
}
