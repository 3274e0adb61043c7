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
                "Good morning,",
                "To whom it may concern:",
                "Sehr geehrte Damen und Herren,",
                "Hallo zusammen",
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
    @ValueSource(strings = {"Dear Ms. Schmidt,", "Liebe Frau Müller,", "Hi Ann Maria Example!", "Hi\nHi Ann,"})
    void greetingsOfNamesAreLeftOut(String greeting) {
        assertThat(Courtesy.without(greeting + "\n\n" + SAID)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi all servers down!",
                "Hi All Servers Down!",
                "Hello login fails!",
                "HELLO LOGIN FAILS!",
                "Hey printer offline, need help",
                "Dear Printer Offline, help"
            })
    void whatIsSaidBehindAGreetingIsNoName(String said) {
        assertThat(Courtesy.without(said + "\n" + SAID)).isEqualTo(said + "\n" + SAID);
    }

    @Test
    void ofGreetingsOneBehindTheOtherAFewAreLeftOutHoweverManyThereAre() {
        String many = "Hi,".repeat(10_923) + "x";

        assertThat(Courtesy.without(many)).isEqualTo("Hi,".repeat(10_923 - 8) + "x");
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
                "Thanks\nAnn Example\nHead of Engineering\nUnited Widgets",
                "Sent from my Samsung Galaxy smartphone",
                "Sent from Outlook for Android",
                "Sent from Mail for Windows 10",
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
                "Thanks, still not working.",
                "Thanks, works now.",
                "Thanks, Works Now",
                "Thanks, Fixed",
                "Sent from the warehouse on Monday, still nothing",
                "Sent via the portal, got an error",
                "Sent from my phone but got an error",
                "Looking forward to a fix, it fails every day",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Also VPN is down",
                "VPN Down",
                "Printer prints blank pages",
                "Mail server is down",
                "Web shop crashes",
                "Ann Example\nAlso VPN is down\nFloor 3"
            })
    void whatIsSaidBelowTheClosingWordsStays(String below) {
        String stays = below.substring(below.startsWith("Ann") ? "Ann Example\n".length() : 0);

        assertThat(Courtesy.without("Our mail is slow since noon.\nThanks\n" + below))
                .isEqualTo("Our mail is slow since noon.\n" + stays);
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
