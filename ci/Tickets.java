import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes a topic, and sends it the lines of standard input. Arguments: the broker, the topic. Started from its source. */
class Tickets {
    public static void main(String[] args) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0]);
        try (Admin admin = Admin.create(settings)) {
            if (!admin.listTopics().names().get().contains(args[1])) {
                admin.createTopics(List.of(new NewTopic(args[1], 1, (short) 1))).all().get();
            }
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String line : new String(System.in.readAllBytes(), "UTF-8").lines().toList()) {
                producer.send(new ProducerRecord<>(args[1], line)).get();
            }
        }
    }
}
