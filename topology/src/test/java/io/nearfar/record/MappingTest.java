package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingTest {

    @Test
    void unknownPresetNamesThoseThereAre() {
        assertThatThrownBy(() -> Mapping.preset("servicenow", Kind.TICKET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no preset 'servicenow' for a ticket, there are [debezium, generic, jira, zendesk]");
    }

    @Test
    void presetOfAnotherKindIsUnknown() {
        assertThatThrownBy(() -> Mapping.preset("fluent-bit", Kind.TRANSACTION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void presetsAreListedByKind() {
        assertThat(Mapping.presets(Kind.TICKET)).containsExactly("debezium", "generic", "jira", "zendesk");
        assertThat(Mapping.presets(Kind.LOG)).containsExactly("debezium", "fluent-bit", "generic", "otlp-json");
        assertThat(Mapping.presets(Kind.TRANSACTION)).containsExactly("debezium", "generic");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyListedPresetMakesAReaderAndKeepsItsName(Kind kind) {
        for (String name : Mapping.presets(kind)) {
            Mapping mapping = Mapping.preset(name, kind)
                    .with(Map.of("tenant", List.of("/t")))
                    .withTimeFormat(TimeFormat.ISO)
                    .withDefaultTenant("acme");
            assertThat(mapping.preset()).isEqualTo(name);
            assertThat(RecordReader.of("s", mapping, List.of("tenant"), Redactor.of(new byte[16])))
                    .isNotNull();
        }
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
