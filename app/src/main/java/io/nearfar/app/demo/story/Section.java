package io.nearfar.app.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a text file beside this class: {@code = name}, then its lines. Lines before the first name belong to the
 * empty one; {@code #} begins a comment line; blank lines separate.
 *
 * @param name two sections may have the same
 * @param lines at least one, none blank
 */
record Section(String name, List<String> lines) {

    Section {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("section '%s' is empty".formatted(name));
        }
    }

    /** @throws IllegalArgumentException if the file is not there or a named section is empty */
    static List<Section> read(String file) {
        List<Section> sections = new ArrayList<>();
        String name = "";
        List<String> lines = new ArrayList<>();
        for (String line : text(file).lines().toList()) {
            if (line.startsWith("= ")) {
                close(sections, name, lines);
                name = line.substring(2).strip();
                lines.clear();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line.strip());
            }
        }
        close(sections, name, lines);
        return List.copyOf(sections);
    }

    /** The lines of a file without named sections. */
    static List<String> lines(String file) {
        List<Section> sections = read(file);
        if (sections.size() != 1 || !sections.getFirst().name().isEmpty()) {
            throw new IllegalArgumentException("%s has no sections".formatted(file));
        }
        return sections.getFirst().lines();
    }

    /** A file of lines {@code name: choice | choice}. */
    static Map<String, List<String>> pools(String file) {
        Map<String, List<String>> pools = new TreeMap<>();
        for (String line : lines(file)) {
            String[] parts = line.split(": ", 2);
            if (parts.length != 2 || pools.put(parts[0], List.of(parts[1].split(" \\| "))) != null) {
                throw new IllegalArgumentException("%s: not a pool or twice: %s".formatted(file, line));
            }
        }
        return pools;
    }

    /** The lines that begin with this letter and a space, without them. */
    List<String> marked(char letter) {
        return lines.stream()
                .filter(line -> line.charAt(0) == letter && line.charAt(1) == ' ')
                .map(line -> line.substring(2).replace("\\n", "\n"))
                .toList();
    }

    private static void close(List<Section> sections, String name, List<String> lines) {
        if (!name.isEmpty() || !lines.isEmpty()) {
            sections.add(new Section(name, lines));
        }
    }

    private static String text(String file) {
        try (InputStream in = Section.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no text file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
