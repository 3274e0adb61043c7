package io.nearfar.record;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The values of a source, in the shapes that its vendor documents, read through its preset. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Source SOURCE = new Source("in", 2, 88421, "", NOW);
    static final Redactor REDACTOR = Redactor.of(new byte[16]);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode values;
    private final RecordReader reader;

    private Samples(JsonNode values, RecordReader reader) {
        this.values = values;
        this.reader = reader;
    }

    /** Those in the file named after the mapping's preset. */
    static Samples of(Mapping mapping) {
        try (InputStream file = Samples.class.getResourceAsStream("/sources/" + mapping.preset() + ".json")) {
            return new Samples(
                    JSON.readTree(Objects.requireNonNull(file)),
                    RecordReader.of("s", mapping, List.of("tenant"), REDACTOR));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return values.size();
    }

    Reading read(int index) {
        try {
            return reader.read(JSON.writeValueAsBytes(values.get(index)), SOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UnreadableRecord unreadable(int index) {
        return catchThrowableOfType(UnreadableRecord.class, () -> read(index));
    }
}
