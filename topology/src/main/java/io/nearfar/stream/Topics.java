package io.nearfar.stream;

/**
 * Names of every topic that Nearfar writes, and of the one that people write.
 *
 * @param prefix first part of every name
 */
public record Topics(String prefix) {

    public Topics {
        if (!prefix.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("'%s' cannot begin a topic's name".formatted(prefix));
        }
    }

    /** Alerts of one kind of one stream. */
    public String alerts(String stream, AlertKind kind) {
        return prefix + "." + stream + "." + kind.label();
    }

    /** Matches and raw scores of every record of one stream. */
    public String scores(String stream) {
        return prefix + "." + stream + ".scores";
    }

    /** What people said of one stream's alerts, beside what was measured. */
    public String labels(String stream) {
        return prefix + "." + stream + ".labels";
    }

    /** What people say of alerts, of all streams; the only topic that Nearfar reads beside its sources. */
    public String verdicts() {
        return prefix + ".verdicts";
    }

    /** Records that could not be read, of all streams. */
    public String deadLetters() {
        return prefix + ".dead-letters";
    }
}
