package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingTest {

    @Test
    void unknownPresetNamesThoseThereAre() {
        assertThatThrownBy(() -> Mapping.preset("jira", Kind.TICKET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no preset 'jira' for a ticket, there are [generic, zendesk]");
    }

    @Test
    void presetOfAnotherKindIsUnknown() {
        assertThatThrownBy(() -> Mapping.preset("fluent-bit", Kind.TRANSACTION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overridesReplaceSingleFields() {
        Mapping generic = Mapping.preset("generic", Kind.LOG);
        Mapping changed = generic.with(Map.of("host", List.of("/node")));
        assertThat(changed.fields().get("host")).containsExactly(JsonPointer.compile("/node"));
        assertThat(changed.fields().get("message")).isEqualTo(generic.fields().get("message"));
    }

    @Test
    void whatIsNoPointerIsRefusedWithItsField() {
        Mapping generic = Mapping.preset("generic", Kind.LOG);
        assertThatThrownBy(() -> generic.with(Map.of("host", List.of("node"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'host'")
                .hasMessageContaining("'node'");
    }

    @Test
    void contentMustBeMapped() {
        Mapping payments = Mapping.preset("generic", Kind.TRANSACTION);
        assertThatThrownBy(() -> payments.with(Map.of("amount", List.of())))
                .hasMessageContaining("account, merchant and amount");
        Mapping logs = Mapping.preset("generic", Kind.LOG);
        assertThatThrownBy(() -> logs.with(Map.of("message", List.of()))).hasMessageContaining("message");
    }

    @Test
    void defaultTenantIsNeverEmpty() {
        Mapping logs = Mapping.preset("generic", Kind.LOG);
        assertThat(logs.defaultTenant()).isEqualTo("default");
        assertThatThrownBy(() -> logs.withDefaultTenant(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsAreLowerCase() {
        assertThat(Kind.TRANSACTION.label()).isEqualTo("transaction");
    }
}
