package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertContractTest {

    private static final int SEEDS = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<AlertType, Contract> contracts = new EnumMap<>(AlertType.class);

    AlertContractTest() {
        for (AlertType type : AlertType.values()) {
            contracts.put(type, Contract.of(type));
        }
    }

    @Test
    void everyAlertKeepsToItsSchema() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Alert alert = new RandomAlerts(seed).next();
            assertThat(contract(alert).errors(alert.body())).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void everyScoreLineKeepsToItsSchema() {
        Contract contract = Contract.of("score");
        for (long seed = 0; seed < SEEDS; seed++) {
            String line = new String(new RandomAlerts(seed).nextScore().toBytes(), StandardCharsets.UTF_8);
            assertThat(contract.errors(line)).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void aBodyThatLacksAnyOfItsFieldsIsRefused() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            Alert alert = new RandomAlerts(seed).next();
            for (Iterator<String> names = JSON.readTree(alert.body()).fieldNames(); names.hasNext(); ) {
                String name = names.next();
                ObjectNode body = (ObjectNode) JSON.readTree(alert.body());
                body.remove(name);
                assertThat(contract(alert).errors(body.toString()))
                        .as("seed %s without %s", seed, name)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aBodyWithAFurtherFieldIsAccepted() throws Exception {
        Alert alert = new AlertWriter(Examples.TICKETS).of(Examples.ticket(), Examples.repeat());
        ObjectNode body = (ObjectNode) JSON.readTree(alert.body());
        assertThat(contract(alert).errors(body.put("added_later", 1).toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaIsPublishedUnderTheNameThatAlertsCarry(AlertType type) throws Exception {
        JsonNode schema = JSON.readTree(Contract.of(type).text());
        assertThat(schema.path("$id").asText()).isEqualTo(type.schema().toString());
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void theAccountIsNeverTold() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Alert alert = new RandomAlerts(seed).next();
            assertThat(alert.toString()).as("seed %s", seed).doesNotContain(RandomAlerts.ACCOUNT);
        }
    }

    private Contract contract(Alert alert) {
        return Objects.requireNonNull(contracts.get(alert.type()));
    }
}
