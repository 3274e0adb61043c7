package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

    @Test
    void theReadmeHasTheTable() throws IOException {
        List<String> readme = Files.readAllLines(root().resolve("README.md"));
        int begin = readme.indexOf("<!-- settings -->");
        int end = readme.indexOf("<!-- /settings -->");

        assertThat(begin).as("beginning of the block").isNotNegative();
        assertThat(end).as("end of the block").isGreaterThan(begin);
        assertThat(String.join("\n", readme.subList(begin + 1, end)))
                .as("README.md between <!-- settings --> and <!-- /settings -->")
                .isEqualTo(String.join("\n", SettingsTable.lines()));
    }

    /** The lists of all kinds on one line take more. */
    @Test
    void noLineIsTooWideButThoseOfLists() {
        assertThat(SettingsTable.lines())
                .filteredOn(line -> !line.startsWith("| `scope` |") && !line.startsWith("| `alerts` |"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    /** Keys are what the reader asks for; each is described once, in one of the lists that print and table walk through. */
    @Test
    void everyKeyThatIsReadIsDescribed() {
        Stream<String> installation = InstallationSettings.GROUPS.stream()
                .flatMap(group -> group.settings().stream())
                .map(Setting::key);
        Stream<String> stream = StreamSettings.GROUPS.stream()
                .flatMap(group -> group.settings().stream())
                .map(setting -> "streams.desk." + setting.key());

        assertThat(Stream.concat(installation, stream))
                .containsExactlyInAnyOrderElementsOf(
                        SettingsReader.knownPaths("streams: {desk: {kind: ticket}}").stream()
                                .map(path -> path.replaceFirst("^(streams\\.desk\\.fields|model)\\..*", "$1"))
                                .filter(path -> !path.startsWith("kafka."))
                                .distinct()
                                .toList());
    }

    /** Tests run in the module's folder, or in the project's. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("nearfar"))
                ? here
                : here.resolveSibling("").normalize();
    }
}
