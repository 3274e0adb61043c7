package io.nearfar.app.settings;

/**
 * Where a value was written.
 *
 * @param text file and line, or a variable's name; empty when unknown
 * @param variable whether it is a variable of the environment
 */
record Place(String text, boolean variable) {

    static final Place NONE = new Place("", false);

    /** How {@code value}, spelled as YAML, is set here. */
    String assignment(String key, String value) {
        if (!variable) {
            return (YamlSpelling.text(key) + ": " + value).strip();
        }
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return text + "=" + (quoted ? value.substring(1, value.length() - 1) : value);
    }
}
