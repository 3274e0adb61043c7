package io.nearfar.app.demo.story;

import java.util.List;

/**
 * A line that a service writes again and again.
 *
 * @param weight how often, against the service's others
 */
record LogTemplate(String service, int weight, String level, String line) {

    /** All templates of {@code logs.txt}. */
    static List<LogTemplate> all() {
        return Section.read("logs.txt").stream()
                .flatMap(section -> section.lines().stream().map(line -> {
                    String[] parts = line.split(" ", 3);
                    return new LogTemplate(section.name(), Integer.parseInt(parts[0]), parts[1], parts[2]);
                }))
                .toList();
    }

    boolean isStart() {
        return line.startsWith("Starting ");
    }
}
