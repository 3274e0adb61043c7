package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Finding;
import io.nearfar.detection.Match;
import io.nearfar.detection.PairRule;
import io.nearfar.detection.Texts;
import io.nearfar.record.Hash128;
import io.nearfar.record.TextTraits;
import io.nearfar.window.Row;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecollectionTest {

    @Test
    void groupOfTheEarlierOneOfRelatedRecordsIsRemembered() {
        Hash128 text = new Hash128(1, 2);
        Row.Text earlier = new Row.Text("A", 5, new TreeMap<>(), "", text, TextTraits.NONE, 17);
        Finding.Related related = new Finding.Related(
                new Match("A", 5, 0.9, 0.9),
                earlier,
                false,
                new PairRule.FixedCosine(0.9).judgeEqual(false, false),
                List.of());

        assertThat(new Recollection(Texts.identity(Texts.SCOPE, "B", false, 6), text)
                        .past(related)
                        .orElseThrow()
                        .group())
                .isEqualTo(17);
    }
}
