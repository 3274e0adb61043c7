import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes native libraries of other platforms than this one out of the jars of a folder; Linux with glibc only. Fails
 * where a jar has native libraries and none is for this platform. Argument: the folder. Started from its source.
 */
class Strip {

    private static final Pattern NATIVE = Pattern.compile(".*(\\.(so|dll|dylib|jnilib|a)|\\.dSYM/.*)");
    /** How the jars spell this platform, by the JVM's name of its processor. */
    private static final Map<String, Pattern> OWN = Map.of(
            "amd64", Pattern.compile("(?i).*linux[-/]?(amd64|x86[-_]64|x64|64)[/.].*"),
            "aarch64", Pattern.compile("(?i).*linux[-/]aarch64[/.].*"));

    public static void main(String[] args) throws IOException {
        Pattern own = OWN.get(System.getProperty("os.arch"));
        if (own == null) {
            throw new IllegalStateException("no platform is known by the name " + System.getProperty("os.arch"));
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
            for (Path jar : jars) {
                strip(jar, own);
            }
        }
    }

    private static void strip(Path jar, Pattern own) throws IOException {
        long before = Files.size(jar);
        List<Path> natives;
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            natives = natives(files.getPath("/"));
            List<Path> foreign = natives.stream()
                    .filter(each -> !own.matcher(each.toString()).matches())
                    .toList();
            if (!natives.isEmpty() && foreign.size() == natives.size()) {
                throw new IllegalStateException(jar + " has no native library for this platform");
            }
            for (Path each : foreign) {
                Files.delete(each);
            }
        }
        if (!natives.isEmpty()) {
            System.out.printf("%s: %,d KiB, were %,d%n", jar.getFileName(), Files.size(jar) >> 10, before >> 10);
        }
    }

    private static List<Path> natives(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(each -> NATIVE.matcher(each.toString()).matches())
                    .toList();
        }
    }
}
