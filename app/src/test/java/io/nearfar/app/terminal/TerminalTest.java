package io.nearfar.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final StringWriter out = new StringWriter();
    private final ObjectNode body = JsonNodeFactory.instance.objectNode().put("summary", "A repeats B");

    @Test
    void coloursNeedATerminalThatIsNotDumbAndNobodyAgainstThem() {
        assertThat(Terminal.colours(Map.of("TERM", "xterm"), true)).isTrue();
        assertThat(Terminal.colours(Map.of("TERM", "xterm", "NO_COLOR", ""), true))
                .isTrue();
        assertThat(Terminal.colours(Map.of("TERM", "xterm", "NO_COLOR", "1"), true))
                .isFalse();
        assertThat(Terminal.colours(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(Terminal.colours(Map.of(), true)).isFalse();
        assertThat(Terminal.colours(Map.of("TERM", "xterm"), false)).isFalse();
    }

    @Test
    void onlyTheFirstWordOfAnAlertIsColoured() {
        terminal(true).alert("x", body);

        assertThat(out.toString().lines())
                .containsExactly("\u001B[1mALERT\u001B[0m      x", "           why  A repeats B");
    }

    @Test
    void withoutColourThereIsNoEscape() {
        terminal(false).alert("x", body);

        assertThat(out.toString()).doesNotContain("\u001B");
    }

    @Test
    void aLineIsCutAndCleaned() {
        terminal(true).line("\u001B[2J" + "x".repeat(200));

        assertThat(out.toString()).isEqualTo("x".repeat(109) + "…" + System.lineSeparator());
    }

    @Test
    void jsonIsOneLineThatSaysTheSame() {
        terminal(false).json("{\n\"a\":\t\"\u009B1m \u007F ü\"}");

        assertThat(out.toString()).isEqualTo("{ \"a\": \"\\u009b1m \\u007f ü\"}" + System.lineSeparator());
    }

    @Test
    void aReaderThatHasEndedIsNoticed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Terminal terminal = new Terminal(
                new PrintWriter(new PrintStream(broken, true, StandardCharsets.UTF_8), true, StandardCharsets.UTF_8),
                false);
        terminal.line("one");

        assertThat(terminal.closed()).isTrue();
        assertThat(terminal(false).closed()).isFalse();
    }

    private Terminal terminal(boolean colour) {
        return new Terminal(new PrintWriter(out, true), colour);
    }
}
