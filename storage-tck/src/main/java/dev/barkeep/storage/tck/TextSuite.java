package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Any Unicode comes back as it was. */
abstract class TextSuite extends Suite {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    TextSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("TXT-001 any Unicode comes back as it was: emoji, right-to-left, combining and control characters")
    void anyUnicode() {
        for (String text : List.of(
                "😀🏳️‍🌈👩‍👩‍👧",
                "שלום עולם مرحبا",
                "\u202Eabc\u202C \u200B\uFEFF",
                // The same letter, composed and decomposed, must not become one.
                "\u00E9 e\u0301",
                "\t\r\n\u0001\u001F\u007F\u0085\u2028",
                "İıſßẞﬀ",
                "\uFFFD\uFFFE\uFFFF\uE000",
                new String(Character.toChars(Character.MAX_CODE_POINT)),
                "日本語 中文 ไทย")) {
            assertComesBack(text);
        }
    }

    @Test
    @DisplayName("TXT-002 NUL is refused in every text")
    void refusesNul() {
        assertRefusedEverywhere("a\u0000b");
    }

    @Test
    @DisplayName("TXT-003 half of a surrogate pair is refused in every text")
    void refusesLoneSurrogates() {
        assertRefusedEverywhere("a\uD83D");
        assertRefusedEverywhere("\uDE00a");
        assertRefusedEverywhere("\uDE00\uD83D");
    }

    @Test
    @DisplayName("TXT-004 SQL in a text is only text")
    void sqlIsText() {
        storage.metadata().save(new Metadata("KEPT", "kept", null, null, null, null));
        for (String text : List.of(
                "'; DROP TABLE metadata; --",
                "x' OR '1'='1",
                "\"; DELETE FROM signal_history; --",
                "\\'; DROP TABLE daily_data; #",
                "#{id} ${id} :id ? $1 %s {0}",
                "%_%",
                "''''",
                "<![CDATA[x]]>")) {
            assertComesBack(text);
        }

        assertThat(storage.metadata().find("KEPT")).isPresent();
        assertThat(storage.tables()).hasSize(7);
        assertThat(storage.signalHistory()
                        .search(SignalFilter.ALL.withSignalType("x' OR '1'='2"), PageRequest.first(9))
                        .rows())
                .isEmpty();
        refusal(() -> storage.metadata().find("A' OR '1'='1"));
    }

    @Test
    @DisplayName("TXT-005 a text has up to 1,000,000 characters, of whatever kind; one more is refused")
    void longTexts() {
        for (String character : List.of("x", "ä", "😀")) {
            String longest = character.repeat(FieldRules.MAX_TEXT_LENGTH);
            SystemEvent event = new SystemEvent("LONG", longest, longest, "INFO");
            storage.systemEvents().append(event);
            SystemEvent stored =
                    storage.systemEvents().findLatest(EventFilter.ALL, 1).get(0).value();

            // Not assertThat(...).isEqualTo: nobody wants a failure of four million characters.
            assertThat(stored.description().equals(longest) && Objects.equals(stored.details(), longest))
                    .as("1,000,000 times %s", character)
                    .isTrue();
            assertThat(refusal(() -> new SystemEvent("LONG", longest + character, null, "INFO"))
                            .field())
                    .isEqualTo("description");
        }
    }

    @Test
    @DisplayName("TXT-006 blanks at the ends are kept, and an empty text is not an absent one")
    void blanksAndEmptiness() {
        for (String text : List.of("", " ", "  a  ", "a\n", "\u00A0a\u3000")) {
            assertComesBack(text);
        }
        Metadata absent = new Metadata("AAPL", null, null, null, null, null);
        storage.metadata().save(absent);
        assertThat(storage.metadata().find("AAPL")).contains(absent);
    }

    @Test
    @DisplayName("TXT-007 names are compared exactly: case, accents, trailing blanks and width count")
    void exactNames() {
        List<String> names = List.of("BUY", "buy", "Buy", "BUY ", "BÜY", "BU\u0308Y", "ＢＵＹ", "B_Y", "B%");
        for (String name : names) {
            storage.signalHistory()
                    .add(SignalHistory.builder("AAPL", DAY, name, BigDecimal.ONE)
                            .build());
            storage.systemEvents().append(new SystemEvent(name, "", null, name));
        }

        for (String name : names) {
            assertThat(storage.signalHistory()
                            .statistics(SignalFilter.ALL.withSignalType(name))
                            .countByType())
                    .containsExactly(Map.entry(name, 1L));
            assertThat(storage.systemEvents().findLatest(new EventFilter(name, null), 99))
                    .extracting(row -> row.value().eventType())
                    .containsExactly(name);
            assertThat(storage.systemEvents().findLatest(new EventFilter(null, name), 99))
                    .extracting(row -> row.value().severity())
                    .containsExactly(name);
        }
    }

    @Test
    @DisplayName("TXT-008 text is ordered by code points, not by UTF-16 and not by a collation")
    void codePointOrder() {
        // In UTF-16 the emoji would come before the ligature, in a dictionary a before Z.
        List<String> ordered = List.of("1", "Z", "_", "a", "a ", "aa", "ä", "ﬀ", "😀");
        for (int i = ordered.size() - 1; i >= 0; i--) {
            storage.signalHistory()
                    .add(SignalHistory.builder("AAPL", DAY, ordered.get(i), BigDecimal.ONE)
                            .build());
        }

        assertThat(storage.signalHistory()
                        .statistics(SignalFilter.ALL)
                        .countByType()
                        .keySet())
                .containsExactlyElementsOf(ordered);
    }

    /** Stores the text in every field that takes one. */
    private void assertComesBack(String text) {
        String name = text.isEmpty() ? "-" : text;
        Metadata company = new Metadata("AAPL", text, text, text, null, null);
        storage.metadata().save(company);
        assertThat(storage.metadata().find("AAPL")).contains(company);

        Stored<SignalHistory> signal = storage.signalHistory()
                .add(SignalHistory.builder("AAPL", DAY, name, BigDecimal.ONE)
                        .regime(name)
                        .reasons(text)
                        .build());
        assertThat(storage.signalHistory().find(signal.id())).contains(signal);

        Stored<SystemEvent> event = storage.systemEvents().append(new SystemEvent(name, text, text, name));
        assertThat(storage.systemEvents().findLatest(new EventFilter(name, name), 1))
                .containsExactly(event);
    }

    private static void assertRefusedEverywhere(String text) {
        assertThat(List.of(
                        refusal(() -> new Metadata("AAPL", text, null, null, null, null))
                                .field(),
                        refusal(() -> new Metadata("AAPL", null, text, null, null, null))
                                .field(),
                        refusal(() -> new Metadata("AAPL", null, null, text, null, null))
                                .field(),
                        refusal(() -> SignalHistory.builder("AAPL", DAY, text, BigDecimal.ONE)
                                        .build())
                                .field(),
                        refusal(() -> SignalHistory.builder("AAPL", DAY, "BUY", BigDecimal.ONE)
                                        .regime(text)
                                        .build())
                                .field(),
                        refusal(() -> SignalHistory.builder("AAPL", DAY, "BUY", BigDecimal.ONE)
                                        .reasons(text)
                                        .build())
                                .field(),
                        refusal(() -> new SystemEvent(text, "", null, "INFO")).field(),
                        refusal(() -> new SystemEvent("A", text, null, "INFO")).field(),
                        refusal(() -> new SystemEvent("A", "", text, "INFO")).field(),
                        refusal(() -> new SystemEvent("A", "", null, text)).field()))
                .containsExactly(
                        "company_name",
                        "sector",
                        "industry",
                        "signal_type",
                        "regime",
                        "reasons",
                        "event_type",
                        "description",
                        "details",
                        "severity");
    }
}
