package io.nearfar.app.settings;

/**
 * One thing wrong with a settings file.
 *
 * @param path the key with the keys it stands in, joined by dots; empty when it concerns the whole file
 * @param detail what was found there and what would be right, for people
 */
public record Problem(String path, String detail) {

    /** Path and detail on one line. */
    public String line() {
        return path.isEmpty() ? detail : path + ": " + detail;
    }
}
