import com.fasterxml.jackson.databind.*;
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints what alerts say and suggest, each once. Arguments: the broker as HOST:PORT, and topics of alerts. */
class ReadAlerts {
    public static void main(String[] args) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", args[0],
                "group.id", "read-alerts",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false,
                "isolation.level", "read_committed"); // without it, alerts of aborted transactions are read too
        Set<String> seen = new HashSet<>(); // keep these with what you did, so that you never do it twice
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(args).subList(1, args.length));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    JsonNode alert = new ObjectMapper().readTree(record.value());
                    if (seen.add(alert.get("alert_id").asText())) {
                        System.out.println(alert.get("suggested_action").asText() + ": " + alert.get("summary").asText());
                    }
                }
                consumer.commitSync(); // only now: what was read and not done is read again
            }
        }
    }
}
