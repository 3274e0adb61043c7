package io.nearfar.bench.recover;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MadeTicketsTest {

    /** Of the 25 probes of a tenant in a round. */
    private static final long RESEMBLING = 13;

    private static final long SEED = 11;
    private static final int COUNT = 4_000;
    private static final MadeTickets.Setting SETTING = Site.tickets(COUNT);

    private final MadeTickets tickets = new MadeTickets(SEED, SETTING);

    @Test
    void aSeedGivesTheSameTickets() {
        MadeTickets again = new MadeTickets(SEED, SETTING);

        assertThat(List.of(0, 17, 3_999))
                .allSatisfy(number -> assertThat(again.ticket(number)).isEqualTo(tickets.ticket(number)));
        assertThat(again.probe(1, 9)).isEqualTo(tickets.probe(1, 9));
    }

    @Test
    void textsDifferTimesRiseAndTenantsTakeTurns() {
        List<EmbeddedRecord> all = all();
        Set<Hash128> texts = all.stream().map(EmbeddedRecord::textHash).collect(Collectors.toSet());
        List<Instant> times =
                all.stream().map(record -> record.identity().eventTime()).toList();

        assertThat(texts).hasSize(COUNT);
        assertThat(times).isSorted().doesNotHaveDuplicates();
        assertThat(all.stream()
                        .collect(Collectors.groupingBy(
                                record -> record.identity().scope().tenant(), Collectors.counting())))
                .hasSize(Site.PARTITIONS)
                .allSatisfy((tenant, count) -> assertThat(count).isEqualTo(COUNT / Site.PARTITIONS));
    }

    @Test
    void mostPairsLieFarApart() {
        List<EmbeddingCode> codes = all().stream().map(MadeTicketsTest::code).toList();

        double[] similarities = IntStream.range(0, COUNT / 2)
                .mapToDouble(i -> codes.get(i).similarity(codes.get(COUNT - 1 - i)))
                .sorted()
                .toArray();

        assertThat(Arrays.stream(similarities).average().orElseThrow()).isBetween(0.1, 0.16);
        assertThat(similarities[COUNT / 2 / 50]).isBetween(-0.05, 0.1);
        assertThat(similarities[COUNT / 2 * 49 / 50]).isBetween(0.2, 0.35);
    }

    @Test
    void oneTicketInFiftyOfATenantIsAnotherWordingOfAnEarlierOneOfIt() {
        List<EmbeddedRecord> first = all().stream()
                .filter(record -> record.identity()
                        .scope()
                        .tenant()
                        .equals(SETTING.tenants().getFirst()))
                .toList();

        long reworded = IntStream.range(0, first.size())
                .filter(i -> first.subList(0, i).stream()
                        .anyMatch(earlier -> code(earlier).similarity(code(first.get(i))) > 0.9))
                .count();

        assertThat(reworded).isEqualTo(first.size() / 50);
    }

    @Test
    void probesOfTwoRoundsDifferInIdAndTextOnlyAndEveryOtherOfATenantResemblesATicketOfIt() {
        List<EmbeddingCode> codes = all().stream().map(MadeTicketsTest::code).toList();

        assertThat(IntStream.range(0, MadeTickets.PROBES).boxed()).allSatisfy(probe -> {
            EmbeddedRecord one = tickets.probe(1, probe);
            EmbeddedRecord other = tickets.probe(2, probe);
            assertThat(other.windows()).isEqualTo(one.windows());
            assertThat(other.textHash()).isNotEqualTo(one.textHash());
            assertThat(other.identity().id()).isNotEqualTo(one.identity().id());
            assertThat(other.identity().eventTime()).isEqualTo(one.identity().eventTime());
        });
        assertThat(IntStream.range(0, MadeTickets.PROBES)
                        .mapToObj(probe -> code(tickets.probe(1, probe)))
                        .filter(probe -> codes.stream().anyMatch(code -> code.similarity(probe) > 0.85))
                        .count())
                .isEqualTo(RESEMBLING * Site.PARTITIONS);
    }

    private List<EmbeddedRecord> all() {
        return IntStream.range(0, COUNT).mapToObj(tickets::ticket).toList();
    }

    private static EmbeddingCode code(EmbeddedRecord record) {
        return record.windows().getFirst();
    }
}
