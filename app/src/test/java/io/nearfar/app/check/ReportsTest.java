package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.check.StreamResult.Nothing;
import io.nearfar.app.check.StreamResult.Read;
import io.nearfar.app.check.StreamResult.Topic;
import io.nearfar.record.Kind;
import io.nearfar.record.SkipReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReportsTest {

    @Test
    void everyReasonToSkipIsNamedAsMetricsNameIt() {
        StringWriter out = new StringWriter();
        new TextReport(new Page(new PrintWriter(out))).stream(skippedForEveryReason());

        assertThat(out.toString())
                .contains("7  tombstone: ", "7  deleted: ", "7  auto_reply: ", "7  wordless: ")
                .contains("nearfar topics --create --config FILE");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void jsonNamesThemSoToo() throws IOException {
        JsonReport report = new JsonReport(new BrokerFacts("here:9092", "4.3", 2, Set.of()), "m", false);
        report.stream(skippedForEveryReason());

        JsonNode skipped = new ObjectMapper().readTree(report.json()).at("/streams/0/readability/skipped");
        assertThat(skipped.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("tombstone", "deleted", "auto_reply", "wordless");
        assertThat(skipped.path("deleted").asInt()).isEqualTo(7);
    }

    private static Read skippedForEveryReason() {
        TreeMap<SkipReason, Integer> skipped = Arrays.stream(SkipReason.values())
                .collect(Collectors.toMap(reason -> reason, reason -> 7, Integer::sum, TreeMap::new));
        return new Read(
                "desk",
                Kind.TICKET,
                new Topic("tickets", 1, 28, 28, 1, false, List.of("nearfar.desk.duplicates")),
                new Readability(0, 0, 1, skipped, List.of(), List.of()),
                new Nothing());
    }
}
