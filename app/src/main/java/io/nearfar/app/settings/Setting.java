package io.nearfar.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A setting as people meet it.
 *
 * @param key with the keys it stands in, joined by dots, counted from the installation or from the stream
 * @param unit of the value, in a word
 * @param effect what the value does, in a few words
 * @param value from what is in force to YAML on one line; in parentheses where there is no value to write
 */
record Setting<S>(String key, String unit, String effect, Function<S, String> value) {

    /**
     * Settings that belong together.
     *
     * @param title says what they are about, in lines of at most 107 signs
     */
    record Group<S>(String title, List<Setting<S>> settings) {

        Group {
            settings = List.copyOf(settings);
        }

        @SafeVarargs
        static <S> Group<S> of(String title, Setting<S>... settings) {
            List<Setting<S>> all = new ArrayList<>();
            for (Setting<S> setting : settings) {
                all.add(setting);
            }
            return new Group<>(title, all);
        }
    }
}
