package io.nearfar.app.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a demo leaves to be read by programs: its alerts and its scores, a line of JSON each. Used by one thread at a time. */
final class JsonFiles implements AutoCloseable {

    static final String ALERTS = "alerts.jsonl";
    static final String SCORES = "scores.jsonl";

    private final BufferedWriter alerts;
    private final BufferedWriter scores;

    private JsonFiles(BufferedWriter alerts, BufferedWriter scores) {
        this.alerts = alerts;
        this.scores = scores;
    }

    /** Begins both files anew. */
    static JsonFiles in(Path folder) throws IOException {
        BufferedWriter alerts = Files.newBufferedWriter(folder.resolve(ALERTS));
        try {
            return new JsonFiles(alerts, Files.newBufferedWriter(folder.resolve(SCORES)));
        } catch (IOException e) {
            alerts.close();
            throw e;
        }
    }

    /** An alert is there to be read at once. */
    void alert(String json) {
        try {
            alerts.write(json);
            alerts.newLine();
            alerts.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void score(String json) {
        try {
            scores.write(json);
            scores.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (alerts;
                scores) {
            scores.flush();
        }
    }
}
