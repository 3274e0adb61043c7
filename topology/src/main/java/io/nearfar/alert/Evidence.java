package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * One reason for a claim.
 *
 * @param kind what it is about, such as {@code meaning} or {@code merchant}
 * @param text the reason in plain words
 */
record Evidence(String kind, String text) {

    static ArrayNode toJson(List<Evidence> reasons) {
        ArrayNode array = Json.array();
        reasons.forEach(reason -> array.addObject().put("kind", reason.kind).put("text", reason.text));
        return array;
    }
}
