package io.nearfar.alert;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A published schema, as the build copies it from {@code docs/contracts}. */
public final class Contract {

    private final String text;
    private final Schema schema;

    private Contract(String text) {
        this.text = text;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    static Contract of(AlertType type) {
        return of(type.label());
    }

    public static Contract of(String name) {
        String resource = "/contracts/" + name + ".v1.json";
        try (InputStream stream = Contract.class.getResourceAsStream(resource)) {
            return new Contract(
                    new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    /** What is wrong with a document, formats checked too. */
    public List<Error> errors(String json) {
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
