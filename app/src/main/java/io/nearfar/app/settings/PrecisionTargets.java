package io.nearfar.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.PairRule.Precision;
import java.util.Optional;

/** Reads and writes how many alerts of each kind shall be right. */
final class PrecisionTargets {

    static final Value<Precision> VALUE = new Value<>(
            "shares from 0.5 to below 1, such as {duplicate: 0.98, related: 0.8}",
            Value.Form.YAML,
            PrecisionTargets::read,
            PrecisionTargets::text,
            node -> Optional.empty(),
            false);

    private PrecisionTargets() {}

    /** On one line of YAML. */
    static String text(Precision precision) {
        return "{duplicate: %s, related: %s}".formatted(precision.duplicate(), precision.related());
    }

    private static Precision read(JsonNode node) {
        JsonNode duplicate = node.path("duplicate");
        JsonNode related = node.path("related");
        int named = (duplicate.isMissingNode() ? 0 : 1) + (related.isMissingNode() ? 0 : 1);
        if (!node.isObject() || node.size() != named) {
            throw new IllegalArgumentException("not what is expected");
        }
        return new Precision(
                share(duplicate, Precision.DEFAULT.duplicate()), share(related, Precision.DEFAULT.related()));
    }

    private static double share(JsonNode node, double fallback) {
        if (node.isMissingNode()) {
            return fallback;
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException("not what is expected");
        }
        return node.asDouble();
    }
}
