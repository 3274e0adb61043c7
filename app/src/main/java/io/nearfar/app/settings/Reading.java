package io.nearfar.app.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass over a document: the problems met and the settings asked for. */
final class Reading {

    private final Document document;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Known> known = new LinkedHashMap<>();

    Reading(Document document) {
        this.document = document;
    }

    /**
     * A setting that somebody asked for.
     *
     * @param keys from the root down
     * @param value what may stand there
     */
    record Known(List<String> keys, Value<?> value) {

        Known {
            keys = List.copyOf(keys);
        }

        String path() {
            return String.join(".", keys);
        }
    }

    Document document() {
        return document;
    }

    /** In the order of asking. */
    Collection<Known> known() {
        return List.copyOf(known.values());
    }

    void offer(Known setting) {
        known.putIfAbsent(setting.path(), setting);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** In the order of reading. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
