package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackgroundWordsTest {

    @Test
    void everyLineHoldsAShareAndWordsThatNoOtherLineHolds() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String line : lines()) {
            String[] parts = line.split(" ", -1);
            assertThat(Double.parseDouble(parts[0])).isBetween(BackgroundWords.UNLISTED, 0.9);
            Arrays.stream(parts).skip(1).forEach(word -> {
                assertThat(word).matches("[a-z]+");
                assertThat(seen.add(word)).as(word).isTrue();
            });
        }
        assertThat(seen).hasSizeGreaterThan(600);
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(BackgroundWords.class.getResourceAsStream("background-words.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .toList();
        }
    }
}
