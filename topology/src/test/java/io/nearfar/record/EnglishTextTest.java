package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTextTest {

    private static final TextPreparation PREPARATION = new TextPreparation();

    @ParameterizedTest
    @MethodSource("english")
    void ticketsInEnglishAreEnglish(String ticket) {
        assertThat(EnglishText.isEnglish(ticket)).isTrue();
    }

    /** A short one may pass: what is undecided counts as English. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "german",
                "french",
                "spanish",
                "italian",
                "portuguese",
                "dutch",
                "polish",
                "swedish",
                "danish",
                "turkish"
            })
    void sentencesInOtherLanguagesAreMostlyTold(String language) {
        List<String> sentences = lines(language);
        List<String> passed = sentences.stream().filter(EnglishText::isEnglish).toList();
        assertThat(sentences).hasSizeGreaterThanOrEqualTo(15);
        assertThat(passed).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "german",
                "french",
                "spanish",
                "italian",
                "portuguese",
                "dutch",
                "polish",
                "swedish",
                "danish",
                "turkish"
            })
    void twoSentencesInOtherLanguagesAreAlwaysTold(String language) {
        List<String> sentences = lines(language);
        for (int i = 1; i < sentences.size(); i++) {
            String ticket = sentences.get(i - 1) + '\n' + sentences.get(i);
            assertThat(EnglishText.isEnglish(ticket)).as(ticket).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherScriptsAndManyAccentsAreTold(String sentence) {
        assertThat(EnglishText.isEnglish(sentence)).isFalse();
    }

    @Test
    void ticketInTwoLanguagesIsEnglish() {
        for (String sentence : lines("german")) {
            String ticket =
                    "A customer wrote to us and we do not know what to answer, can you translate it? " + sentence;
            assertThat(EnglishText.isEnglish(ticket)).as(ticket).isTrue();
        }
    }

    @Test
    void englishSharesNoWordWithTheOtherLanguages() {
        FunctionWords.OTHERS.forEach(other -> assertThat(other).doesNotContainAnyElementsOf(FunctionWords.ENGLISH));
    }

    @Test
    void textWithoutLettersIsEnglish() {
        assertThat(EnglishText.isEnglish("")).isTrue();
        assertThat(EnglishText.isEnglish("5512 - - ''' ???")).isTrue();
    }

    @Test
    void ticketInAnotherLanguageIsUnreadableUnlessEveryLanguageIsRead() {
        Ticket ticket = ticket("Anmeldung", "Ich kann mich seit gestern nicht mehr anmelden, bitte helfen Sie mir.");
        PreparedRecord prepared = PreparedRecord.of(ticket, PREPARATION, Language.ENGLISH);
        assertThat(prepared.traits().readable()).isFalse();
        assertThat(prepared.traits().words()).isEqualTo(WordSet.of(prepared.text()));
        PreparedRecord any = PreparedRecord.of(ticket, PREPARATION, Language.ANY);
        assertThat(any.traits().readable()).isTrue();
    }

    @Test
    void englishTicketIsReadable() {
        Ticket ticket = ticket("Login", "I cannot log in since yesterday, please help me.");
        PreparedRecord prepared = PreparedRecord.of(ticket, PREPARATION, Language.ENGLISH);
        assertThat(prepared.traits().readable()).isTrue();
    }

    @Test
    void logLinesAreReadable() {
        LogLine line = new LogLine(identity(), "Die Verbindung zu der Datenbank ist nicht möglich", "s", "h", "ERROR");
        assertThat(PreparedRecord.of(line, PREPARATION).traits().readable()).isTrue();
    }

    static List<String> english() {
        return lines("english");
    }

    static List<String> others() {
        return lines("others");
    }

    private static Ticket ticket(String title, String body) {
        return new Ticket(identity(), title, body, "", "");
    }

    private static Identity identity() {
        return new Identity("1", false, new Scope("s", "t", List.of()), Instant.EPOCH, Samples.SOURCE);
    }

    private static List<String> lines(String file) {
        try (InputStream in = EnglishTextTest.class.getResourceAsStream("/languages/" + file + ".txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
