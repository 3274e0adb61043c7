package io.nearfar.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void onlyWhatAProducerWouldHaveIsSent() throws IOException {
        Path file = file("tickets.jsonl", ticket("secret-id", "2020-01-01T00:00:00Z"));

        List<Labelled> records = Corpus.read(Sort.TICKETS, List.of(), List.of(file), NOW);

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.message()).isEqualTo("""
                            {"id":"0","subject":"S","created_at":"2020-01-01T00:00:00Z","tenant":"t"}""");
            assertThat(record.originalId()).isEqualTo("secret-id");
            assertThat(record.text("duplicate_of")).isEqualTo("secret-other");
        });
    }

    @Test
    void historyComesFirstAndFilesFollowOnEachOtherInTime() throws IOException {
        Path history = file("history.jsonl", ticket("h", "2021-05-05T00:00:00Z"), ticket("i", "2021-05-06T00:00:00Z"));
        Path one = file("one.jsonl", ticket("a", "2020-01-01T00:00:00Z"), ticket("b", "2020-01-01T01:00:00Z"));
        Path two = file("two.jsonl", ticket("c", "2025-01-01T00:00:00Z"));

        List<Labelled> records = Corpus.read(Sort.TICKETS, List.of(history), List.of(one, two), NOW);

        assertThat(records).extracting(Labelled::originalId).containsExactly("h", "i", "a", "b", "c");
        assertThat(records).extracting(Labelled::history).containsExactly(true, true, false, false, false);
        assertThat(records)
                .extracting(record -> json(record).path("created_at").asText())
                .containsExactly(
                        "2021-05-05T00:00:00Z",
                        "2021-05-06T00:00:00Z",
                        "2021-05-06T00:00:01Z",
                        "2021-05-06T01:00:01Z",
                        "2021-05-06T01:00:02Z");
    }

    @Test
    void nothingIsSentFromTheFuture() throws IOException {
        Path one = file("one.jsonl", ticket("a", "2025-12-31T00:00:00Z"), ticket("b", "2026-01-02T00:00:00Z"));

        List<Labelled> records = Corpus.read(Sort.TICKETS, List.of(), List.of(one), NOW);

        assertThat(records)
                .extracting(record -> json(record).path("created_at").asText())
                .containsExactly("2025-12-30T00:00:00Z", "2026-01-01T00:00:00Z");
    }

    @Test
    void aPairBecomesTwoTicketsInAScopeOfTheirOwn() throws IOException {
        String pair = "{\"id\":\"P%d\",\"a\":\"one\",\"b\":\"two\",\"duplicate\":true,\"kind\":\"state\"}";
        Path file = file("pairs.jsonl", pair.formatted(7), pair.formatted(8));

        List<Labelled> records = Corpus.read(Sort.PAIRS, List.of(), List.of(file), NOW);

        assertThat(records).extracting(Labelled::originalId).containsExactly("P7/a", "P7/b", "P8/a", "P8/b");
        assertThat(records)
                .extracting(record -> json(record).path("product").asText())
                .containsExactly("0", "0", "1", "1");
        assertThat(records)
                .extracting(record -> json(record).path("body").asText())
                .containsExactly("one", "two", "one", "two");
        assertThat(records)
                .allSatisfy(record -> assertThat(record.message()).doesNotContain("P7", "P8", "duplicate", "state"));
    }

    @Test
    void recordsOfATenantAndOfAPairKeepTheirOrder() throws IOException {
        Path tickets = file("tickets.jsonl", ticket("a", "2020-01-01T00:00:00Z"), ticket("b", "2020-01-01T00:00:01Z"));
        Path pairs = file("pairs.jsonl", "{\"id\":1,\"a\":\"x\",\"b\":\"y\"}", "{\"id\":2,\"a\":\"x\",\"b\":\"y\"}");

        assertThat(Corpus.read(Sort.TICKETS, List.of(), List.of(tickets), NOW))
                .extracting(Labelled::order)
                .containsExactly("t", "t");
        assertThat(Corpus.read(Sort.PAIRS, List.of(), List.of(pairs), NOW))
                .extracting(Labelled::order)
                .containsExactly("0", "0", "1", "1");
    }

    @Test
    void whatIsWrongWithAFileIsToldByItsLineAndNotByItsText() throws IOException {
        Path noJson = file("a.jsonl", ticket("a", "2020-01-01T00:00:00Z"), "", "{\"canary\" canary}");

        assertRefused(folder.resolve("missing.jsonl"), "missing.jsonl: there is no such file");
        assertRefused(noJson, "a.jsonl, line 3: not JSON");
        assertRefused(file("b.jsonl", "[\"canary\"]"), "b.jsonl, line 1: not a JSON object");
        assertRefused(file("c.jsonl", ticket("a", "canary")), "c.jsonl, line 1: field 'created_at' is not a time");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> Corpus.read(Sort.TICKETS, List.of(), List.of(file), NOW))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("canary");
    }

    @Test
    void compressedFilesAreReadToo() throws IOException {
        Path file = folder.resolve("tickets.jsonl.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(ticket("a", "2020-01-01T00:00:00Z").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(Corpus.lines(file))
                .singleElement()
                .satisfies(line -> assertThat(Sort.fromFields(line)).contains(Sort.TICKETS));
    }

    @Test
    void theSortIsJudgedByNameOrFields() throws IOException {
        assertThat(Sort.fromFileName("logs_x.jsonl.gz")).contains(Sort.LOGS);
        assertThat(Sort.fromFileName("x.jsonl")).isEmpty();
        assertThat(Sort.fromFields(new ObjectMapper().readTree("{\"amount\":1,\"account\":\"a\"}")))
                .contains(Sort.TRANSACTIONS);
        assertThat(Sort.fromFields(new ObjectMapper().readTree("{\"message\":\"m\"}")))
                .contains(Sort.LOGS);
        assertThat(Sort.fromFields(new ObjectMapper().readTree("{\"x\":1}"))).isEmpty();
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static String ticket(String id, String time) {
        return """
        {"id":"%s","created_at":"%s","tenant":"t","subject":"S","body":null,"duplicate_of":"secret-other","intent":"secret"}""".formatted(id, time);
    }

    private static JsonNode json(Labelled record) {
        try {
            return new ObjectMapper().readTree(record.message());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
