package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerchantNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kaufhalle | KAUFHALLE",
                "Kaufhalle | KAUFHALLE 0231 BERLIN",
                "Kaufhalle #231 | KAUFHALLE 0231 BERLIN DE",
                "Kaufhalle | Kaufhalle Store No 0231",
                "Kaufhalle | Kaufhalle, Berlin",
                "Kaufhalle | KAUFHALLE BERLIN DE",
                "Kaufhalle Berlin | KAUFHALLE 231 BERLIN",
                "Blue Door Cafe | SQ *BLUE DOOR CAFE",
                "Blue Door Cafe | Blue Door Café",
                "Blue Door Cafe | TST* Blue Door Cafe",
                "Marks & Miller | MARKS AND MILLER",
                "O'Neil Books | ONEIL BOOKS",
                "Ridewell | RIDEWELL *4711",
                "Ridewell | RIDEWELL* 2K4AB1",
                "Ridewell *Trip | RIDEWELL *TRIP",
                "Blue-Door | BLUEDOOR",
                "Larch, Stone and Greenfield | LARCH STONE AND GREENF",
                "Blue Door Cafe | IN *BLUE DOOR CAFE",
                "7 Oaks | 7 OAKS"
            })
    void oneMerchantInTwoSpellings(String one, String other) {
        MerchantName left = MerchantName.of(one, "Berlin");
        MerchantName right = MerchantName.of(other, "Berlin");
        assertThat(left.sameAs(right)).as("%s and %s", left, right).isTrue();
        assertThat(right.sameAs(left)).isEqualTo(left.sameAs(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kaufhalle | Kaufhaus",
                "Kaufhalle 0231 | Kaufhalle 0455",
                "Kaufhalle 0231 Berlin | Kaufhalle 0231 Hamburg",
                "Kaufhalle | Kaufhalle Express",
                "Ridewell *Trip | Ridewell *Eats",
                "SQ *Blue Door | SQ *Red Door",
                "Blue Door | Blue Door Express",
                "Harbour City Gas | Harbour City Water",
                "7 Oaks | 8 Oaks"
            })
    void twoMerchants(String one, String other) {
        assertThat(MerchantName.of(one, "").sameAs(MerchantName.of(other, ""))).isFalse();
    }

    @Test
    void partsAreTold() {
        assertThat(MerchantName.of("SQ *KAUFHALLE STORE 0231 BERLIN DE", "Berlin"))
                .isEqualTo(new MerchantName("SQ *KAUFHALLE STORE 0231 BERLIN DE", "kaufhalle", "231", "berlin"));
    }

    /** Whatever a source sends. */
    @Test
    void anyTextIsTheSameAsItself() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            String spelled = text(random);
            String city = text(random);
            MerchantName name = MerchantName.of(spelled, city);
            assertThat(name.sameAs(MerchantName.of(spelled, city)))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(name.spelled()).isEqualTo(spelled);
        }
    }

    private static String text(Random random) {
        String[] pieces = {"*", "#", " ", "0", "42", "A", "shop", "é", "&", "'", "SQ", "Berlin", "-", "\u00df"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
