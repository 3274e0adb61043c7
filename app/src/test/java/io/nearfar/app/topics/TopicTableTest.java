package io.nearfar.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.terminal.Columns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTableTest {

    private static final List<NamedTopic> TOPICS =
            NamedTopic.of(SettingsReader.read("""
            scores: true
            streams:
              a-desk-with-a-very-long-name-of-its-own: {kind: ticket, topic: desk, alerts: [duplicates]}
            """).config());

    private static Map<String, FoundTopic> someFound() {
        return Map.of(
                "desk",
                found(6, "604800000", "delete", "CreateTime"),
                "nearfar.dead-letters",
                found(8, "-1", "delete", "LogAppendTime"),
                "nearfar-a-desk-with-a-very-long-name-of-its-own-leaders-1-changelog",
                found(8, "604800000", "compact", "CreateTime"),
                "nearfar-a-desk-with-a-very-long-name-of-its-own-records-1-changelog",
                new FoundTopic(8, Map.of()));
    }

    @Test
    void everyNamedTopicIsListedByUse() {
        TopicTable table = new TopicTable(TOPICS, someFound());

        assertThat(String.join("\n", table.lines()) + "\n").isEqualTo("""
                topic                                        there  parts  kept      cleanup         time    needs
                read
                  desk                                         yes      6  7 days    delete          create  read
                  nearfar.verdicts                              no                                           read create
                written
                  nearfar.a-desk-with-a-very-long-name-of-its-own.duplicates
                                                                no                                           write create
                  nearfar.a-desk-with-a-very-long-name-of-its-own.scores
                                                                no                                           write create
                  nearfar.a-desk-with-a-very-long-name-of-its-own.labels
                                                                no                                           write create
                  nearfar.dead-letters                         yes      8  for ever  delete          append  write create
                internal, made by Kafka Streams; needs read write create delete
                  nearfar-a-desk-with-a-very-long-name-of-its-own-scope-repartition
                                                                no
                  nearfar-a-desk-with-a-very-long-name-of-its-own-counters-1-changelog
                                                                no
                  nearfar-a-desk-with-a-very-long-name-of-its-own-leaders-1-changelog
                                                               yes      8  -         compact         create
                  nearfar-a-desk-with-a-very-long-name-of-its-own-lines-1-changelog
                                                                no
                  nearfar-a-desk-with-a-very-long-name-of-its-own-records-1-changelog
                                                               yes      8  -         -               -
                  nearfar-a-desk-with-a-very-long-name-of-its-own-rows-1-changelog
                                                                no
                """);
        assertThat(table.lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(110));
    }

    @Test
    void jsonHasALineForEachTopicAndNullForWhatIsNotKnown() {
        TopicTable table = new TopicTable(TOPICS, Map.of("desk", found(6, "604800000", "delete", "CreateTime")));

        assertThat(table.json())
                .hasSameSizeAs(TOPICS)
                .contains(
                        "{\"topic\":\"desk\",\"use\":\"source\",\"exists\":true,\"partitions\":6,\"retention_ms\":604800000,"
                                + "\"cleanup_policy\":\"delete\",\"timestamp_type\":\"CreateTime\",\"needs\":[\"read\"]}",
                        "{\"topic\":\"nearfar.dead-letters\",\"use\":\"dead-letters\",\"exists\":false,\"partitions\":null,"
                                + "\"retention_ms\":null,\"cleanup_policy\":null,\"timestamp_type\":null,"
                                + "\"needs\":[\"write\",\"create\"]}");
    }

    private static FoundTopic found(int partitions, String retention, String cleanup, String timestamps) {
        return new FoundTopic(
                partitions,
                Map.of("retention.ms", retention, "cleanup.policy", cleanup, "message.timestamp.type", timestamps));
    }
}
