package io.nearfar.detection;

import io.nearfar.record.WordSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How usual English words are in requests, from the resource {@code background-words.txt}, which says how it was made. */
final class BackgroundWords {

    /** Of a word that is not listed. */
    static final double UNLISTED = 1.0 / 3_000;

    private static final Map<Integer, Double> SHARES = read();

    private BackgroundWords() {}

    /** The share of texts in which the word with that hash stands, in (0, 1). */
    static double share(int hash) {
        return SHARES.getOrDefault(hash, UNLISTED);
    }

    private static Map<Integer, Double> read() {
        Map<Integer, Double> shares = new HashMap<>();
        try (InputStream resource = BackgroundWords.class.getResourceAsStream("background-words.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .forEach(line -> {
                        int space = line.indexOf(' ');
                        double share = Double.parseDouble(line.substring(0, space));
                        WordSet.of(line.substring(space))
                                .hashes()
                                .forEach(hash -> shares.merge(hash, share, Math::max));
                    });
            return Map.copyOf(shares);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
