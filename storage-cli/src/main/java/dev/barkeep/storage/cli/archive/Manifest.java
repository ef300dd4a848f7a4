package dev.barkeep.storage.cli.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself.
 *
 * @param format always {@link #FORMAT}
 * @param version that of the format
 * @param library version of the library that wrote it
 * @param created when it was begun
 * @param product the database that it comes from
 * @param tables what it holds
 */
record Manifest(String format, int version, String library, String created, String product, List<Entry> tables) {

    /** The name of the entry. */
    static final String NAME = "manifest.json";

    static final String FORMAT = "barkeep-archive";

    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            // Another version may say more; whether it can be read is a matter of its number.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * A table of it.
     *
     * @param table its name
     * @param rows how many rows it has
     * @param sha256 that of the bytes of its entry, in hexadecimal digits
     */
    record Entry(String table, long rows, String sha256) {

        /** The name of the entry. */
        String name() {
            return nameOf(table);
        }

        /** The name of the entry of a table. */
        static String nameOf(String table) {
            return table + ".csv";
        }
    }

    Manifest {
        tables = List.copyOf(tables);
    }

    byte[] toJson() throws JsonProcessingException {
        return JSON.writeValueAsBytes(this);
    }

    static Manifest ofJson(byte[] json) throws IOException {
        @Nullable Manifest manifest = JSON.readValue(json, Manifest.class);
        if (manifest == null) {
            throw JsonMappingException.from((JsonParser) null, "it is just the word null");
        }
        return manifest;
    }
}
