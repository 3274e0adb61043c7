package io.nearfar.app.settings;

/**
 * One thing wrong with settings.
 *
 * @param place file and line, or the environment variable, where it stands; empty when unknown
 * @param path the key with the keys it stands in, joined by dots; empty when it concerns the whole file
 * @param detail what was found there and what would be right, for people
 * @param mend what to write instead, as it would stand at that place; empty when unknown
 */
public record Problem(String place, String path, String detail, String mend) {

    /** A problem whose place and remedy are unknown. */
    public Problem(String path, String detail) {
        this("", path, detail, "");
    }

    /** Place, path, detail and remedy on one line. */
    public String line() {
        StringBuilder line = new StringBuilder();
        if (!place.isEmpty()) {
            line.append(place).append(": ");
        }
        if (!path.isEmpty()) {
            line.append(path).append(": ");
        }
        line.append(detail);
        if (!mend.isEmpty()) {
            line.append("; write  ").append(mend);
        }
        return line.toString();
    }
}
