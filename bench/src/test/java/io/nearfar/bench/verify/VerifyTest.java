package io.nearfar.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VerifyTest {

    @Test
    void reportsTimesOfBothSteps() {
        StringWriter out = new StringWriter();
        new CommandLine(new Verify())
                .setOut(new PrintWriter(out))
                .execute("--tickets", "50", "--sentences", "3", "--json");
        assertThat(out.toString())
                .matches("\\{\"tickets\":50,\"sentences\":3,\"facts_p50_us\":[0-9.]+,\"facts_p99_us\":[0-9.]+,"
                        + "\"verify_p50_us\":[0-9.]+,\"verify_p99_us\":[0-9.]+}\\s*");
    }

    @Test
    void timesAreOfTheirRank() {
        long[] nanoseconds = new long[1000];
        for (int i = 0; i < nanoseconds.length; i++) {
            nanoseconds[i] = (nanoseconds.length - i) * 1000L;
        }
        assertThat(Times.of(nanoseconds)).isEqualTo(new Times(501, 991));
    }
}
