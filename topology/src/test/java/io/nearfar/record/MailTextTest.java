package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTextTest {

    private static final String SAID = "My kettle leaks at the spout\nand I would like another one.";

    @ParameterizedTest
    @CsvSource({
        "Re: Kettle leaks, Kettle leaks",
        "Fwd: Re: FW: Kettle leaks, Kettle leaks",
        "AW: WG: Kettle leaks, Kettle leaks",
        "RE[2]: Kettle leaks, Kettle leaks",
        "Re(2): TR: SV: Kettle leaks, Kettle leaks",
        "回复：Kettle leaks, Kettle leaks",
        "[EXTERNAL] RE: Kettle leaks, Kettle leaks",
        "Re : Odp: Kettle leaks, Kettle leaks",
        "Kettle: leaks, Kettle: leaks",
        "Regarding: kettle, Regarding: kettle",
        "Re:, Re:"
    })
    void titlesLoseWhatMailProgramsPutBeforeThem(String subject, String title) {
        assertThat(MailText.of(subject, SAID).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "---------- Forwarded message ----------",
        "-----Original Message-----",
        "Begin forwarded message:",
        "---- Weitergeleitete Nachricht ----"
    })
    void aForwardedMailIsTheMailItForwards(String mark) {
        String body = "Can somebody take this?\n\n" + mark + "\nFrom: Ann\nSent: Monday\nSubject: Kettle leaks\n\n"
                + SAID.replaceAll("(?m)^", "> ");

        assertThat(MailText.of("Fwd: Kettle leaks", body).body().strip()).isEqualTo(SAID);
    }

    @Test
    void aMailForwardedTwiceIsTheInnermost() {
        String body =
                "See below.\n----- Forwarded message -----\nFrom: Ann\nSubject: Fwd: x\n\nHi, can you take this?\n"
                        + "----- Forwarded message -----\nFrom: Bob\nDate: Monday\nSubject: x\n\n" + SAID
                        + "\n-----Original Message-----\nFrom: Shop\n\nWhich kettle do you mean?";

        assertThat(MailText.of("FW[2]: Fwd: x", body).body()).isEqualTo(SAID);
    }

    @Test
    void quotedLinesAloneAreWhatIsForwarded() {
        String body = "FYI\n> " + SAID.replace("\n", "\n>> ");

        assertThat(MailText.of("FW: Kettle leaks", body).body().strip()).isEqualTo(SAID);
    }

    @Test
    void anAnswerIsWhatStandsOutsideTheMailItAnswers() {
        String body =
                SAID + "\n\nOn Mon, 3 Mar 2025 at 10:02, Shop Support wrote:\n> Which kettle do you mean?\n> Shop";

        assertThat(MailText.of("Re: Kettle leaks", body).body().strip()).isEqualTo(SAID);
    }

    @Test
    void anAnswerAboveTheOriginalIsWhatIsSaid() {
        String body = SAID + "\n-----Original Message-----\nFrom: Shop\n\nWhich kettle do you mean, please?";

        assertThat(MailText.of("Re: Kettle leaks", body).body().strip()).isEqualTo(SAID);
    }

    @Test
    void whatIsNoMailStaysAsItIs() {
        String shell = "To reproduce:\n> make install\n> make check\nand it fails.";

        assertThat(MailText.of("make check fails", shell).body().strip()).isEqualTo(shell);
    }

    @Test
    void whereTooLittleIsLeftAllOfItStays() {
        String thanks = "Thanks!\n\nOn Monday Ann Example wrote:\n> " + SAID.replace("\n", "\n> ");

        assertThat("Thanks!\n\n" + MailText.of("Re: Kettle leaks", thanks).body())
                .isEqualTo(thanks);
        assertThat(MailText.of("Fwd: Kettle leaks", SAID).body()).isEqualTo(SAID);
    }
}
