package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

    private static final List<String> PIECES = List.of(
            ("< > <p> </p> <!-- --> <style> </style> <script & &# &#x110000; &#xD83D; ; <blockquote> </blockquote> <br/> <html> </html> "
                            + "\uD83D \n word <div\u00A0class='a /> <! <?xml <pre> </ <title/> İ \u2003")
                    .split(" ", -1));

    @Test
    void aMailIsItsLines() {
        String html = """
                <html><head><style>p {color: red}</style><title>x</title></head><body>
                <p>My kettle leaks &amp; hisses.</p><div>It cost 5&nbsp;&euro;<br/>in M&uuml;nchen &#8211; &#x201C;new&#x201D;</div>
                <script>alert("<p>no</p>")</script><ul><li>one<li>two</ul><!-- hidden <p>words</p> --></body></html>""";

        assertThat(Whitespace.lines(HtmlText.plain(html)))
                .isEqualTo("My kettle leaks & hisses.\nIt cost 5 €\nin München – “new”\none\ntwo");
    }

    @Test
    void whatIsQuotedIsMarkedAsInPlainMail() {
        String html =
                "<div>It still leaks, please send another one.</div><div class=\"gmail_attr\">On Monday Ann wrote:<br></div>"
                        + "<blockquote class=\"gmail_quote\"><div>Which kettle?</div><div>Shop</div></blockquote>";

        assertThat(Whitespace.lines(HtmlText.plain(html)))
                .isEqualTo("It still leaks, please send another one.\nOn Monday Ann wrote:\n> Which kettle?\n> Shop");
        assertThat(MailText.of("Re: Kettle", HtmlText.plain(html)).body())
                .isEqualTo("It still leaks, please send another one.");
    }

    @Test
    void breaksAloneMakeHtmlOfATextThatHasNoOtherLines() {
        assertThat(HtmlText.plain("One<br>two<BR />three")).isEqualTo("One\ntwo\nthree");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div> is not closed by the editor",
                "Typing <p>text</p> shows nothing",
                "if a < b and c > d then it hangs",
                "<mail:0123abcd> wrote from <phone:89abcdef>",
                "see List<String> and Map<K, V>",
                "Using <br> in a cell fails",
                "<br>",
                "a &amp; b",
                "the page ends without </body> and </html>, is x < y && y > z?",
                "put it before </body>, not behind <body> or x > y",
                "we saw </html> in the page, it began with <html>"
            })
    void textAboutHtmlStaysAsItIs(String text) {
        assertThat(HtmlText.plain(text)).isEqualTo(text);
    }

    @Test
    void aDocumentMayHaveAFooterBehindItButNoMail() {
        String html = "<body><p>My kettle leaks</p></body>";

        assertThat(Whitespace.lines(HtmlText.plain(html + "\n-- list of kettles")))
                .isEqualTo("My kettle leaks\n-- list of kettles");
        String mail = "see <body> and </body>\n" + "what I wrote below is long. ".repeat(20);
        assertThat(HtmlText.plain(mail)).isEqualTo(mail);
    }

    @Test
    void whatWouldHideTheRestForWantOfAnEndIsText() {
        assertThat(HtmlText.plain("<div>The tag <title> is shown</div><div>and <!-- too</div>"))
                .contains("The tag <title> is shown", "and <!-- too");
        assertThat(HtmlText.plain("<div>one<style>p{}</style>two<!-- three -->four</div>")
                        .strip())
                .isEqualTo("onetwofour");
    }

    @Test
    void placeholdersAndUnknownTagsStay() {
        assertThat(HtmlText.plain("<p>Call <phone:89abcdef> about <acme> & co &unknown; &#xZZ;</p>")
                        .strip())
                .isEqualTo("Call <phone:89abcdef> about <acme> & co &unknown; &#xZZ;");
    }

    @Test
    void personalDataSpelledInHtmlIsRedactedAsPeopleReadIt() {
        RecordReader reader = RecordReader.of(
                "s", Mapping.preset("generic", Kind.TICKET), List.of("tenant"), Redactor.of(new byte[16]));
        String json = """
                {"id":"1","subject":"Card","body":"<p>my card is 4111&#32;11<b>11</b> 1111 1111</p><p>and bob&#64;example.org</p>"}""";

        SourceRecord read = reader.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Samples.SOURCE)
                .records()
                .getFirst();

        assertThat(((Ticket) read).body()).contains("<card:", "<mail:").doesNotContain("1111", "bob");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hostileInputNeverThrowsNorComesToNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                    .collect(Collectors.joining());
            assertThatCode(() -> HtmlText.plain(text))
                    .as("seed %d: %s", seed, text)
                    .doesNotThrowAnyException();
            assertThat(HtmlText.plain(text).isBlank())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(text.isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<b ", "<!--", "&", "<style>", "</style", "<p>", "&#x41;", "<blockquote>"})
    void timeGrowsWithTheLength(String piece) {
        String text = "<html>" + piece.repeat(1_000_000 / piece.length()) + "</html>";
        long start = System.nanoTime();
        HtmlText.plain(text);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
