package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of any mail, however it is put together. */
class PreparationTest {

    private static final List<String> PIECES = List.of(
            "My kettle leaks at the spout.",
            "> Which kettle do you mean?",
            ">> and since when",
            "> ",
            "",
            "   ",
            "On Mon, 3 Mar 2025 at 10:02, Shop Support wrote:",
            "---------- Forwarded message ----------",
            "-----Original Message-----",
            "Begin forwarded message:",
            "From: Ann",
            "Sent: Monday",
            "Date: Monday",
            "Subject: Kettle leaks",
            "To: Shop",
            "Hello,",
            "Hi Ann, it leaks again",
            "Thanks",
            "Best regards, Ann",
            "-- ",
            "Ann Example",
            "Sent from my iPhone",
            "Order 55123",
            "Steps: pour water",
            "\uD83D",
            "\u202E\uFEFF\u2003x",
            "@@@ ### !!!",
            "i would like another one");

    private static final List<String> SUBJECTS = List.of(
            "Kettle",
            "Re: Kettle",
            "Fwd: Re: Kettle",
            "WG: AW: Kettle",
            "Re:",
            "",
            "RE[3]: ",
            "[EXTERNAL] Re: Kettle",
            "回复：Kettle");

    private static String body(Random random) {
        return IntStream.range(0, random.nextInt(14))
                .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatWasPreparedIsPreparedAlreadyAndNeverNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
            String body = body(random);

            MailText once = MailText.of(subject, body);

            MailText twice = MailText.of(once.title(), once.body());
            assertThat(twice).as("seed %d: [%s] [%s]", seed, subject, body).isEqualTo(once);
            assertThat((once.title() + once.body()).isBlank())
                    .as("seed %d: [%s] [%s]", seed, subject, body)
                    .isEqualTo((subject + body).isBlank());
            assertThat(once.body().isBlank())
                    .as("seed %d: [%s] [%s]", seed, subject, body)
                    .isEqualTo(body.isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello,\n",
                "Thanks\n",
                "Best regards, ",
                "a wrote:\n",
                "Re: ",
                "From: x\n",
                "> ",
                "\n",
                "-- \n",
                "Thanks and thanks ",
                "---- forwarded message\n",
                "-----original message\n",
                "looking forward to a ",
                "many best ",
                "order 1\n",
                "Hi Ann, ",
                "x: "
            })
    void timeGrowsWithTheLength(String piece) {
        String body = piece.repeat(Limits.MAX_TEXT_BYTES / piece.length());
        String subject = piece.replace('\n', ' ').repeat(FieldTexts.MAX_TITLE_BYTES / piece.length());
        Ticket ticket = new Ticket(
                new Identity(
                        "1",
                        false,
                        new Scope("s", "t", List.of()),
                        Instant.EPOCH,
                        new Source("in", 0, 0, "", Instant.EPOCH)),
                subject,
                body,
                "",
                "");
        long start = System.nanoTime();
        PreparedRecord.of(ticket, new TextPreparation(), Language.ENGLISH);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
}
