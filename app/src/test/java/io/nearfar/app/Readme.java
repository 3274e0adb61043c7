package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the project's README says, for tests that hold it against the code. */
public final class Readme {

    private Readme() {}

    /** The project's folder. Tests run in the module's, or in the project's. */
    public static Path project() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("nearfar")) ? here : here.resolve("..").normalize();
    }

    /** The lines between {@code <!-- name -->} and {@code <!-- /name -->}; fails where a mark is missing. */
    public static List<String> block(String name) {
        List<String> lines = lines();
        int begin = lines.indexOf("<!-- %s -->".formatted(name));
        int end = lines.indexOf("<!-- /%s -->".formatted(name));
        assertThat(begin).as("beginning of the block " + name).isNotNegative();
        assertThat(end).as("end of the block " + name).isGreaterThan(begin);
        return lines.subList(begin + 1, end);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(project().resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
