package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.record.TextTraits;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class WindowFormatsTest {

    @RepeatedTest(100)
    void whatIsWrittenIsReadBackEqual(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        String because = "seed " + seed;
        Row row = row(random);
        assertThat(WindowFormats.ROW.decode(WindowFormats.ROW.encode(row)))
                .as(because)
                .isEqualTo(row);
        Leader leader = leader(random);
        assertThat(WindowFormats.LEADER.decode(WindowFormats.LEADER.encode(leader)))
                .as(because)
                .isEqualTo(leader);
        Group group = group(random);
        assertThat(WindowFormats.GROUP.decode(WindowFormats.GROUP.encode(group)))
                .as(because)
                .isEqualTo(group);
        KnownRecord known = known(random);
        assertThat(WindowFormats.KNOWN_RECORD.decode(WindowFormats.KNOWN_RECORD.encode(known)))
                .as(because)
                .isEqualTo(known);
        ScopeCounters counters = new ScopeCounters(random.nextLong(), random.nextLong());
        assertThat(WindowFormats.COUNTERS.decode(WindowFormats.COUNTERS.encode(counters)))
                .as(because)
                .isEqualTo(counters);
    }

    private static Row row(Random random) {
        TreeMap<String, String> labels = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            labels.put(text(random), text(random));
        }
        Row.Text text = new Row.Text(
                text(random), random.nextLong(), labels, text(random), hash(random), traits(random), random.nextLong());
        return new Row(RowVector.of("00c0ffee", random.nextLong(), code(random)), text);
    }

    private static TextTraits traits(Random random) {
        return TextTraits.of(text(random) + " " + text(random), random.nextBoolean());
    }

    private static Leader leader(Random random) {
        RowKey key = new RowKey(hash(random), random.nextLong(1L << 60), random.nextLong(), 0);
        Leader.Heir heir = random.nextBoolean()
                ? Leader.Heir.NONE
                : new Leader.Heir(random.nextLong(), row(random).text());
        return new Leader(
                key,
                random.nextInt(1, 17),
                text(random),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                heir);
    }

    private static Group group(Random random) {
        long time = random.nextLong(1L << 60);
        List<EmbeddingCode> codes = random.nextBoolean() ? List.of() : List.of(code(random));
        Group.Head head = new Group.Head(
                text(random), random.nextLong(1L << 60), time, text(random), codes, TextTraits.of("a printer", true));
        Group.Marks marks = new Group.Marks(random.nextBoolean(), random.nextBoolean(), random.nextLong());
        return new Group(head, random.nextLong(1, 1L << 60), time + random.nextInt(100), random.nextInt(), marks);
    }

    private static KnownRecord known(Random random) {
        return new KnownRecord(
                random.nextLong(),
                random.nextLong(),
                hash(random),
                text(random),
                random.nextInt(17),
                random.nextLong(),
                new KnownRecord.Alerted(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()));
    }

    private static EmbeddingCode code(Random random) {
        return Texts.random(random, random.nextInt(1, 400));
    }

    private static Hash128 hash(Random random) {
        return new Hash128(random.nextLong(), random.nextLong());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            text.appendCodePoint("a/\u0000ü漢\uD83D\uDE00".codePointAt(random.nextInt(5)));
        }
        return text.toString();
    }
}
