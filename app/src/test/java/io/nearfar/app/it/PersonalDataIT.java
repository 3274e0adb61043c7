package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records of every kind, full of personal data that rules can find, through a run; none of it is anywhere but where it came from. */
@Timeout(300)
class PersonalDataIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(100);
    private static final Pattern PORT = Pattern.compile("event=http-listening address=\\S+ port=(\\d+)");

    private static final String MAIL = "jane.roe77@example.com";
    private static final String CARD = "4012 8888 8888 1881";
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    private static final String PHONE = "+49 170 7654321";
    private static final String ACCOUNT = "88-4417-X9";
    private static final String REQUESTER = "Roe77";

    /** As it was planted and as somebody might respell it. */
    private static final List<String> PLANTED = List.of(
            MAIL,
            "jane.roe77",
            CARD,
            "4012888888881881",
            IBAN,
            "DE89370400440532013000",
            PHONE,
            "1707654321",
            "170 7654321",
            ACCOUNT,
            REQUESTER);

    private static final String TEXT =
            "The kettle leaks, write to %s or call %s, I paid with %s of %s".formatted(MAIL, PHONE, CARD, IBAN);

    /** What every search must be able to find. */
    private static final String ORDINARY = "kettle";

    @TempDir
    private Path folder;

    private final Map<String, byte[]> searched = new TreeMap<>();

    @Test
    void personalDataIsNowhereInLogsMetricsAlertsAndState() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
                Client client = new Client(broker.bootstrapServers());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            client.createTopics(List.of("desk", "lines", "bank", "nearfar.verdicts"), 1, Map.of());
            run(broker, client, producer);
            for (String topic : client.topics()) {
                if (topic.matches("(nearfar\\.|personal-).*") && !topic.equals("nearfar.verdicts")) {
                    client.read(topic).forEach(record -> search("topic " + topic, bytes(record)));
                }
            }
        }
        searchState();
        search("log", Files.readAllBytes(folder.resolve("app.log")));

        assertThat(searched.keySet())
                .anyMatch(name -> name.contains("rows-1-changelog"))
                .anyMatch(name -> name.endsWith(".sst"));
        assertFound("topic nearfar.desk.duplicates", ORDINARY);
        assertFound("topic nearfar.dead-letters", ORDINARY);
        assertFound("state", ORDINARY);
        searched.forEach((where, bytes) -> assertThat(text(bytes)).as(where).doesNotContain(PLANTED));
    }

    private void run(EmbeddedBroker broker, Client client, KafkaProducer<byte[], byte[]> producer) throws Exception {
        Path config = Files.writeString(
                folder.resolve("nearfar.yaml"), """
                application: personal
                partitions: 1
                scores: true
                http: {port: 0}
                streams:
                  desk: {kind: ticket, history: alert, outliers: {min_percentile: 50, warmup: 1}}
                  lines: {kind: log, history: alert, alerts: [duplicates, outliers], outliers: {min_percentile: 50, warmup: 1}}
                  bank: {kind: transaction, history: alert}
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(broker.bootstrapServers(), folder.resolve("state")));
        try (ChildProcess app = ChildProcess.app(config, folder.resolve("app.log"))) {
            for (int number = 1; number <= 4; number++) {
                plant(producer, number);
            }
            for (String topic : List.of("desk", "lines", "bank")) {
                Await.until(
                        "4 of %s scored".formatted(topic),
                        SOON,
                        () -> client.hasTopic("nearfar.%s.scores".formatted(topic))
                                && client.read("nearfar.%s.scores".formatted(topic))
                                                .size()
                                        >= 4,
                        app::tail);
            }
            Await.until(
                    "dead letters",
                    SOON,
                    () -> client.read("nearfar.dead-letters").size() >= 5,
                    app::tail);
            search("/metrics", get(app));
            app.terminate();
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(0);
        }
    }

    /** One of each kind that can be read; with the first, what cannot. */
    private static void plant(KafkaProducer<byte[], byte[]> producer, int number) throws Exception {
        String time = Instant.now().toString();
        ObjectNode ticket = JSON.createObjectNode()
                .put("id", "T-" + number)
                .put("tenant", "acme")
                .put("requester", REQUESTER)
                .put("subject", TEXT)
                .put("description", TEXT + "\n" + TEXT)
                .put("created_at", time);
        ObjectNode line = JSON.createObjectNode()
                .put("tenant", "acme")
                .put("service", "shop")
                .put("level", "ERROR")
                .put("host", "web-1")
                .put("message", TEXT)
                .put("timestamp", time);
        ObjectNode payment = JSON.createObjectNode()
                .put("id", "P-" + number)
                .put("tenant", "acme")
                .put("account", ACCOUNT)
                .put("amount", "12.50")
                .put("currency", "EUR")
                .put("merchant", ORDINARY + " " + MAIL)
                .put("timestamp", time);
        send(producer, "desk", ticket.toString());
        send(producer, "lines", line.toString());
        send(producer, "bank", payment.toString());
        if (number == 1) {
            send(producer, "desk", ticket.without(List.of("id", "requester")).toString());
            send(producer, "desk", TEXT);
            send(producer, "lines", "{\"message\": {\"" + TEXT + "\": 1}}");
            send(producer, "bank", payment.without(List.of("amount")).toString());
            send(
                    producer,
                    "nearfar.verdicts",
                    "acme",
                    "{\"alert_id\": \"5f1c0a9e7b42d3f0\", \"note\": \"" + TEXT + "\"}");
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String value) throws Exception {
        send(producer, topic, MAIL, value);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String key, String value)
            throws Exception {
        producer.send(new ProducerRecord<>(
                        topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    private void search(String where, byte[] bytes) {
        searched.merge(where, bytes, PersonalDataIT::joined);
    }

    private void searchState() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                search("state " + folder.relativize(file), Files.readAllBytes(file));
            }
        }
    }

    private void assertFound(String where, String word) {
        assertThat(searched.entrySet())
                .as("%s in %s", word, where)
                .anyMatch(each ->
                        each.getKey().startsWith(where) && text(each.getValue()).contains(word));
    }

    private static byte[] bytes(ConsumerRecord<byte[], byte[]> record) {
        byte[] all = joined(orNone(record.key()), orNone(record.value()));
        for (var header : record.headers()) {
            all = joined(all, orNone(header.value()));
        }
        return all;
    }

    private static byte[] orNone(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = new byte[first.length + 1 + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length + 1, second.length);
        return joined;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] get(ChildProcess app) throws IOException, InterruptedException {
        Matcher line = PORT.matcher(String.join("\n", app.lines().all()));
        assertThat(line.find()).as(app::tail).isTrue();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:%s/metrics".formatted(line.group(1)));
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
