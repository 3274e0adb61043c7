package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {

    private static final String SAID = "My kettle leaks at the spout\nand I would like another one.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi,",
                "Hello",
                "Hello team,",
                "Hi there!",
                "Dear Sir or Madam,",
                "Dear Ms. Schmidt,",
                "Good morning,",
                "To whom it may concern:",
                "Sehr geehrte Damen und Herren,",
                "Hallo zusammen",
                "Liebe Frau Müller,",
                "Bonjour,",
                "Madame, Monsieur,",
                "Hola a todos",
                "Buongiorno,",
                "Hi\nHello all,"
            })
    void greetingsAreLeftOut(String greeting) {
        assertThat(Courtesy.without(greeting + "\n\n" + SAID)).isEqualTo(SAID);
        assertThat(Courtesy.without(greeting.toLowerCase(java.util.Locale.ROOT) + "\n" + SAID))
                .isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi, ", "Hello there, ", "Dear Ann, ", "Good evening! ", "Hallo Herr Meier, "})
    void aGreetingBeforeTheFirstSentenceIsLeftOut(String greeting) {
        assertThat(Courtesy.without(greeting + SAID)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks",
                "Thank you!",
                "Many thanks in advance,\nAnn",
                "Best regards\nAnn Example\nHead of Sales, Acme Ltd\n<phone:0123abcd>\nMail: <mail:0123abcd>\nwww.acme.example",
                "Kind regards, Ann",
                "Yours sincerely,\nAnn Example",
                "Cheers, Ann",
                "Sent from my iPhone",
                "Thanks,\nAnn\nGet Outlook for iOS",
                "Mit freundlichen Grüßen\nAnna Beispiel",
                "Viele Grüße, Anna",
                "MfG\nBeispiel",
                "Cordialement,\nAnne",
                "Saludos",
                "-- \nAnn\nSales",
                "Von meinem iPhone gesendet",
                "Looking forward to your answer, Ann Example"
            })
    void closingWordsAndSignaturesAreLeftOut(String closing) {
        assertThat(Courtesy.without(SAID + "\n\n" + closing)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello world does not compile on my machine any more",
                "Dear customers see the wrong price",
                "Thanks to the update it crashes now",
                "Best price shown is wrong",
                "Hi-res photos are blurred in print"
            })
    void whatOnlySoundsLikeCourtesyStays(String said) {
        assertThat(Courtesy.without(said)).isEqualTo(said);
        assertThat(Courtesy.without("Kettle:\n" + SAID + "\n" + said)).isEqualTo("Kettle:\n" + SAID + "\n" + said);
    }

    @Test
    void whatTheTicketMayBeAboutStaysBelowTheClosingWords() {
        String below = "Order 55123\nVersion: 5.1\nP.S. the colour was wrong too.";

        assertThat(Courtesy.without(SAID + "\nThanks\nAnn Example\n" + below)).isEqualTo(SAID + "\n" + below);
    }

    @Test
    void wordsAboveClosingWordsAreNeededToMakeOfTheRestASignature() {
        assertThat(Courtesy.without("Thanks\nPrinter broken\nFloor 3")).isEqualTo("Printer broken\nFloor 3");
    }

    @Test
    void courtesyAloneStaysWhole() {
        assertThat(Courtesy.without("Hello,\nthanks\n")).isEqualTo("Hello,\nthanks\n");
    }
}
