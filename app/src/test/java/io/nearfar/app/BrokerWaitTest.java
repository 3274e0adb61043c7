package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class BrokerWaitTest {

    private final StringWriter out = new StringWriter();
    private final BrokerWait wait = new BrokerWait(
            "kafka:9092",
            Duration.ofSeconds(30),
            new PrintWriter(out, true),
            text -> text.replace("canary", "(hidden)"));

    @Test
    void aNameThatNobodyKnowsYetIsAskedAgain() throws InterruptedException {
        Iterator<Callable<String>> attempts = List.<Callable<String>>of(
                        () -> {
                            throw new KafkaException(
                                    "Failed create new KafkaAdminClient",
                                    new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));
                        },
                        () -> "reached")
                .iterator();

        wait.until(() -> attempts.next().call());

        assertThat(out.toString()).contains("not reachable at kafka:9092, trying again in 1 s");
        assertThat(attempts.hasNext()).isFalse();
    }

    @Test
    void anyOtherReasonEndsTheWaitWithItsRootCauseAndNoSecret() {
        KafkaException thrown = new KafkaException("outer", new IllegalArgumentException("bad canary\nsecond line"));

        assertThatThrownBy(() -> wait.until(() -> {
                    throw new ExecutionException(thrown);
                }))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("the broker at kafka:9092 refuses: bad (hidden)");
    }
}
