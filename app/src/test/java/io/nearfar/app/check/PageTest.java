package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageTest {

    private final StringWriter out = new StringWriter();
    private final Page page = new Page(new PrintWriter(out, true));

    @Test
    void longTextIsWrappedUnderItself() {
        page.line("reason", "word ".repeat(60).strip());

        assertThat(out.toString().lines()).hasSize(4).allSatisfy(line -> {
            assertThat(line.length()).isLessThanOrEqualTo(Page.COLUMNS);
            assertThat(line.indexOf("word")).isEqualTo(14);
        });
    }

    @Test
    void aQuoteIsCutToOneLineWhateverItsScript() {
        page.quote("compared as", "支付失败 ".repeat(60));
        page.quote("", "x".repeat(300));

        assertThat(out.toString().lines()).hasSize(2).allSatisfy(line -> {
            assertThat(Page.width(line)).isLessThanOrEqualTo(Page.COLUMNS);
            assertThat(line).endsWith("…\"");
        });
    }

    @Test
    void aWordTooLongForALineIsCut() {
        page.line("outputs", "a".repeat(300));

        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Page.COLUMNS));
    }

    @Test
    void aShareIsNeverRoundedToNoneOrAll() {
        assertThat(Words.percent(0)).isEqualTo("0 %");
        assertThat(Words.percent(0.001)).isEqualTo("below 1 %");
        assertThat(Words.percent(0.999)).isEqualTo("99 %");
        assertThat(Words.percent(1)).isEqualTo("100 %");
    }

    @Test
    void sizesAndDurationsHaveTheUnitThatSuitsThem() {
        assertThat(Words.bytes(812)).isEqualTo("812 bytes");
        assertThat(Words.bytes(55_000_000)).isEqualTo("52 MiB");
        assertThat(Words.duration(Duration.ofSeconds(150))).isEqualTo("2 min");
        assertThat(Words.duration(Duration.ofDays(1_095))).isEqualTo("1,095 days");
    }
}
