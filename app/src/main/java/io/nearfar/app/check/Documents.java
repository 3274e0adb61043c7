package io.nearfar.app.check;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sampled values as JSON, to look for what a mapping misses. */
final class Documents {

    private static final ObjectReader READER = new ObjectMapper().reader();

    private Documents() {}

    /** The JSON object that the bytes are, if they are one. */
    static Optional<JsonNode> read(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(READER.readTree(value)).filter(JsonNode::isObject);
        } catch (JacksonException | ArithmeticException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }
}
