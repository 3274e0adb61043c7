package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.Golden;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.Texts;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Redactor;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {

    @Test
    void namesOfProcessorsStoresAndTopicsAreThoseOfTheFile() {
        assertThat(description()).isEqualTo(Golden.text("topology.txt"));
    }

    static String description() {
        NearfarConfig config = Configs.of(
                Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS),
                Configs.logs(Configs.DAY, OutlierConfig.DEFAULTS),
                Configs.payments(OutlierConfig.DEFAULTS));
        NearfarMetrics metrics = new NearfarMetrics();
        try (SharedRocksMemory.Pool memory = new SharedRocksMemory.Pool(config.memory())) {
            Redactor redactor = Redactor.of(new byte[32]);
            Properties settings =
                    StreamsSettings.of(config, Map.of("bootstrap.servers", "unused:9092"), metrics, redactor, memory);
            var parts = new NearfarTopology.Parts(new CachedEmbedder(new NoModel()), redactor, metrics, Driver.CLOCK);
            return settled(
                    NearfarTopology.build(config, parts, settings).describe().toString());
        }
    }

    /** Without what differs from run to run: names of lambdas, the order of a processor's stores. */
    private static String settled(String description) {
        return Pattern.compile("stores: \\[(.*)]")
                .matcher(description)
                .replaceAll(match -> "stores: ["
                        + Stream.of(match.group(1).split(", ", -1)).sorted().collect(Collectors.joining(", ")) + "]")
                .replaceAll("\\$\\$Lambda[^)]*", "");
    }

    /** Has the name of a model and nothing more. */
    private static final class NoModel implements Embedder {

        @Override
        public double unknown(String text) {
            return 0;
        }

        @Override
        public ModelId model() {
            return Texts.MODEL;
        }

        @Override
        public List<String> windows(String text, int max) {
            return List.of();
        }

        @Override
        public Embedding embed(String window) {
            throw new IllegalStateException("there is no model");
        }

        @Override
        public void close() {}
    }
}
