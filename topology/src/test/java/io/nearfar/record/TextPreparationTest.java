package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPreparationTest {

    private static final Identity IDENTITY = new Identity(
            "1",
            false,
            new Scope("s", "t", List.of()),
            Instant.ofEpochSecond(1),
            new Source("in", 0, 0, "", Instant.ofEpochSecond(1)));

    private final TextPreparation preparation = new TextPreparation();

    @Test
    void ticketIsTitleAndBodyWithoutSpareSpace() {
        assertThat(preparation.ofMail(new MailText(" Parcel  5512 ", "late\n\n \nagain\t!")))
                .isEqualTo("Parcel 5512\nlate\nagain !");
    }

    @Test
    void ticketWithoutBodyIsItsTitle() {
        assertThat(preparation.ofMail(new MailText("Parcel", ""))).isEqualTo("Parcel");
    }

    @Test
    void logLineIsItsMaskedMessage() {
        LogLine line = new LogLine(IDENTITY, "took 12 ms", "", "", "");
        assertThat(preparation.ofLog(line)).isEqualTo("took <*>");
    }
}
