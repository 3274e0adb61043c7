package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void theNameWithTheFewestEditsIsFound() {
        assertThat(NearestName.of("titel", List.of("tenant", "title", "time"))).isEqualTo("title");
        assertThat(NearestName.of("kep", List.of("max", "keep"))).isEqualTo("keep");
    }

    @Test
    void ofEquallyNearNamesTheFirstByNameIsTaken() {
        assertThat(NearestName.of("x", List.of("b", "a"))).isEqualTo("a");
    }
}
