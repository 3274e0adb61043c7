package io.nearfar.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Boilerplate;
import io.nearfar.record.Boilerplate.Counts;
import io.nearfar.record.Boilerplate.Sifted;
import io.nearfar.record.Identity;
import io.nearfar.record.Language;
import io.nearfar.record.LineBucket;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.Scope;
import io.nearfar.record.Source;
import io.nearfar.record.TextPreparation;
import io.nearfar.record.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What leaving out learned template does to how alike tickets are that came through one form. */
class LearnedTemplateTest {

    private static final long SEED = 20_261_127;
    private static final OnnxEmbedder MODEL = OnnxEmbedder.load(ModelSource.int8());

    /** A problem in two tellings: title and what happened. */
    private record Problem(String title, String happened, String titleAgain, String happenedAgain) {}

    private static final List<Problem> PROBLEMS = List.of(
            new Problem(
                    "Window jumps when I unplug the monitor",
                    "the main window lands off screen",
                    "Main window off screen after the second display is removed",
                    "cannot reach the window any more"),
            new Problem(
                    "Spell checker ignores German words",
                    "every German word is underlined in red",
                    "German dictionary is not used for spelling",
                    "all words of my German letter are marked wrong"),
            new Problem(
                    "Export to PDF loses images",
                    "pictures are white boxes in the file",
                    "Images missing in the exported PDF",
                    "where a picture was there is an empty frame"),
            new Problem(
                    "Sound stops after ten minutes",
                    "playback goes silent until I restart",
                    "No audio after about ten minutes of playing",
                    "it is mute until the program is started again"),
            new Problem(
                    "Search finds nothing in archived mail",
                    "the result list stays empty",
                    "Archived messages do not show up in search",
                    "no hits although the mail is there"),
            new Problem(
                    "Dark theme makes links unreadable",
                    "blue text on black background",
                    "Links cannot be read in dark mode",
                    "dark blue on black"),
            new Problem(
                    "Login asks for the code twice",
                    "after the first code it asks for another",
                    "Two-factor code is requested a second time at sign in",
                    "the same prompt comes again"),
            new Problem(
                    "Calendar shows events one hour late",
                    "everything is shifted since the clock change",
                    "Appointments off by one hour after daylight saving",
                    "all entries start an hour too late"),
            new Problem(
                    "Printing rotates every second page",
                    "even pages come out sideways",
                    "Even pages are printed in landscape",
                    "each second sheet is turned"),
            new Problem(
                    "Crash when dragging a folder into itself",
                    "the program closes at once",
                    "Moving a folder onto itself makes it crash",
                    "application is gone without a message"));

    private static final List<String> TEMPLATE = List.of(
            "Thank you for filling in this form. Please describe one problem only, and attach no passwords.",
            "User Agent: Mozilla/5.0 (X11; Linux x86_64; rv:91.0) Gecko/20100101 Firefox/91.0",
            "Build Identifier: %d",
            "Reproducible: Always",
            "Steps to Reproduce:",
            "%s",
            "Actual Results:",
            "%s",
            "Expected Results:",
            "it should not happen",
            "This message and its attachments may be confidential. If you are not its addressee, tell us and delete it.");

    @AfterAll
    static void close() {
        MODEL.close();
    }

    private static final class Memory implements Counts {

        private final Map<Integer, LineBucket> buckets = new HashMap<>();
        private long records;

        @Override
        public long records() {
            return records;
        }

        @Override
        public LineBucket bucket(int number) {
            return buckets.getOrDefault(number, LineBucket.EMPTY);
        }

        void learn(PreparedRecord record) {
            Sifted sifted = Boilerplate.sift(record, this);
            records = sifted.records();
            buckets.putAll(sifted.buckets());
        }
    }

    private static PreparedRecord form(int i, String title, String happened) {
        String body =
                String.join("\n", TEMPLATE).formatted(900_000 + i, "I did what I always do on day " + i, happened);
        Identity identity = new Identity(
                "T-" + i,
                false,
                new Scope("tickets", "acme", List.of()),
                Instant.EPOCH,
                new Source("in", 0, i, "", Instant.EPOCH));
        return PreparedRecord.of(new Ticket(identity, title, body, "", ""), new TextPreparation(), Language.ENGLISH);
    }

    @Test
    void unrelatedFormsMoveApartAndTrueDuplicatesDoNot() {
        Memory memory = new Memory();
        Random random = new Random(SEED);
        for (int i = 0; i < 3 * Boilerplate.LEAST; i++) {
            memory.learn(form(i, "Case " + i, "something odd number " + random.nextInt(1_000_000)));
        }
        Means before = means(new Memory());
        Means after = means(memory);
        System.out.printf(
                "forms: unrelated %.3f -> %.3f, typed again %.3f -> %.3f, told in other words %.3f -> %.3f%n",
                before.unrelated, after.unrelated, before.typed, after.typed, before.told, after.told);

        assertThat(after.unrelated).isLessThan(before.unrelated - 0.1);
        // What forms share makes everything alike that came through them, repeats too; without it these are still
        // repeats.
        assertThat(after.typed).isGreaterThan(0.92);
        assertThat(after.typed - after.unrelated).isGreaterThan(before.typed - before.unrelated + 0.1);
        assertThat(after.told - after.unrelated).isGreaterThan(before.told - before.unrelated + 0.05);
    }

    /** Mean cosines. */
    private record Means(double unrelated, double typed, double told) {}

    private static Means means(Counts counts) {
        List<Embedding> first = new ArrayList<>();
        List<Embedding> typed = new ArrayList<>();
        List<Embedding> told = new ArrayList<>();
        for (int i = 0; i < PROBLEMS.size(); i++) {
            Problem problem = PROBLEMS.get(i);
            first.add(embedded(form(10_000 + i, problem.title, problem.happened), counts));
            typed.add(embedded(form(20_000 + i, problem.title + "!", "Hm, " + problem.happened), counts));
            told.add(embedded(form(30_000 + i, problem.titleAgain, problem.happenedAgain), counts));
        }
        return new Means(mean(first, told, false), mean(first, typed, true), mean(first, told, true));
    }

    /** Over tickets of one problem, or over those of two. */
    private static double mean(List<Embedding> here, List<Embedding> there, boolean same) {
        return IntStream.range(0, here.size() * there.size())
                .filter(pair -> pair / there.size() == pair % there.size() == same)
                .mapToDouble(pair -> here.get(pair / there.size()).similarity(there.get(pair % there.size())))
                .average()
                .orElseThrow();
    }

    private static Embedding embedded(PreparedRecord record, Counts counts) {
        return MODEL.embed(Boilerplate.sift(record, counts).text());
    }
}
