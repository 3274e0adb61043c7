package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogMaskTest {

    private static final LogMask MASK = new LogMask();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "took 12 ms | took <*>",
                "took 3.5s, read 1,234 bytes | took <*>, read <*>",
                "cache 97% full | cache <*> full",
                "at 2026-11-22 10:20:30,123 UTC | at <*>",
                "at 2026-11-22T10:20:30.123Z | at <*>",
                "login on Wed Jun 29 14:44:35 2005 | login on <*>",
                "peer 10.0.0.1:8080 left | peer <*> left",
                "peer 2001:db8::1 left | peer <*> left",
                "nic aa:bb:cc:dd:ee:ff up | nic <*> up",
                "user 123e4567-e89b-12d3-a456-426614174000 | user <*>",
                "request req-a4498d64-47bb-491f-adde-effccaba43f0 done | request req-<*> done",
                "commit 9fceb02 and beef | commit <*> and beef",
                "at 0x7fff5fbff8c0 | at <*>",
                "block blk_-1608999687919862906 ok | block blk_<*> ok",
                "attempt_1445144423722_0020_m_000001_0 done | attempt_<*>_m_<*> done",
                "open /var/log/app.log | open <*>",
                "get https://shop.example/a?b=c&d=4 now | get <*> now",
                "host ip-10-0-0-1 up | host ip-<*> up",
                "from mail.example.com:25 | from <*>",
                "at NODE-5.corp.example.com/10.0.0.1:62260 | at <*>",
                "mail <mail:5f1c0a9e> refused | mail <*> refused",
                "values [1, 2, 3] | values [<*>]",
                "delta -5 of +7 | delta <*> of <*>",
                "name 'node_7a' gone | name <*> gone",
                "dropped bucket \"photos\" now | dropped bucket <*> now",
                "method 'put' refused | method 'put' refused",
                "session closed for user cyrus | session closed for user <*>",
                "Failed password for root from 10.0.0.1 | Failed password for <*> from <*>",
                "check pass; user unknown | check pass; user unknown",
                "host web-eu down | host web-eu down",
                "logname= uid=0 rhost=mail.example.com user=root | logname=<*> uid=<*> rhost=<*> user=<*>",
                "tag=\"View Lock\", ws=Source{7}, ws=null | tag=<*>, ws=<*>, ws=<*>",
                "state=READY type=create ok=true node=alpha | state=READY type=create ok=true node=<*>",
                "connection from 10.0.0.1 () at 7 | connection from <*> (<*>) at <*>",
                "init() of a  b | init() of a b",
                "lifetime <1 sec | lifetime <*>",
                "delete  blk_1 blk_-22 blk_3 | delete blk_<*>",
                "\"GET /a HTTP/1.1\" 404 17 | \"GET <*> HTTP/<*>\" 4xx <*>",
                "status: 201 len: 201 | status: 2xx len: <*>",
                "exit status 127 | exit status <*>",
                "package KB123~31bf3856~amd64~6.1 ok | package <*> ok",
                "rack-A12 of [zone_B8] | rack-<*> of [zone_<*>]",
                "via a1-2.customers.isp.example | via <*>",
                "to cdn.site.tv:443 | to <*>",
                "state 'RUNNING' | state 'RUNNING'",
                "VM Started (Lifecycle Event) | VM Started (Lifecycle Event)",
                "ERROR read/write failed, n/a | ERROR read/write failed, n/a",
                "org.apache.hadoop.Foo$Bar failed | org.apache.hadoop.Foo$Bar failed"
            })
    void volatilePartsBecomeMarkersAndWordsStay(String line, String masked) {
        assertThat(MASK.mask(line)).isEqualTo(masked);
    }

    @Test
    void linesOfOneTemplateBecomeOneText() {
        assertThat(MASK.mask("Rotated signing key 4711 in 35 ms for 10.0.0.7"))
                .isEqualTo(MASK.mask("Rotated signing key 5 in 1.2 s for 192.168.1.200:443"));
    }

    /** Words that no list of states holds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "cluster=%s|teal|amber",
                "link=%s peer=7|sluggardly|brisk",
                "battery='%s'|meagre|ample",
                "weather=%s|STORMY|CALM",
                "cluster=%s|green|red",
                "link=%s|slow|fast",
                "battery=%s|weak|strong",
                "account %s|frozen|alice",
                "host %s|asleep|alice"
            })
    void aWordSaysHowSomethingIsUnlessItsKeyIsThatOfAName(String frame, String one, String other) {
        assertThat(MASK.mask(frame.formatted(one))).isNotEqualTo(MASK.mask(frame.formatted(other)));
        assertThat(MASK.mask("owner=teal")).isEqualTo(MASK.mask("owner=amber"));
    }

    /** Looking back over quotes is bounded, or a line of nothing else would take the square of its length. */
    @Test
    void onlySoManyQuotesAreLookedThrough() {
        AtomicInteger read = new AtomicInteger();
        String quotes = "\" ".repeat(16_384);
        CharSequence counting = new CharSequence() {
            @Override
            public int length() {
                return quotes.length();
            }

            @Override
            public char charAt(int index) {
                read.incrementAndGet();
                return quotes.charAt(index);
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return quotes.substring(start, end);
            }
        };

        int end = LogName.beforeSigns(counting, quotes.length());

        assertThat(quotes.length() - end).isEqualTo(read.get()).isLessThan(100);
        assertThat(LogName.beforeSigns("kind: \"", 7)).isEqualTo("kind".length());
    }

    @Test
    void statesKeepLinesApart() {
        assertThat(MASK.mask("VM 17 Started")).isNotEqualTo(MASK.mask("VM 17 Paused"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void maskedTextStaysAsItIs(long seed) {
        MadeNumbers made = new MadeNumbers(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            String line = "service worker " + made.lookAlike() + (random.nextBoolean() ? " state=OK " : ", ")
                    + made.lookAlike();
            String masked = MASK.mask(line);
            assertThat(MASK.mask(masked)).as("seed %d, %s", seed, line).isEqualTo(masked);
        }
    }
}
