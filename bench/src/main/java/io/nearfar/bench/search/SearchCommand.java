package io.nearfar.bench.search;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command line of the search benchmark. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Measures the search of recent vectors beside its peers.")
public final class SearchCommand implements Callable<Integer> {

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private final PrintStream results;
    private final PrintStream notices;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable One one;

    @Option(names = "--all", description = "10,000 vectors too, and tau 0.95 and 0.85.")
    private boolean all;

    @Option(names = "--json", description = "A JSON array on standard output, all else on standard error.")
    private boolean json;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<index>",
            description = "Only these: sketch, sketch-plain, int8-scan, fp32-scan, jvector.",
            converter = KindName.class)
    private Set<IndexKind> only = EnumSet.allOf(IndexKind.class);

    @Option(
            names = "--folder",
            defaultValue = "${sys:nearfar.bench.folder:-target}",
            description = "Where vectors are kept and rows stored. Default: target of the bench.")
    private Path folder = Path.of("target");

    /**
     * Results go to one stream, all else to the other.
     */
    public SearchCommand(PrintStream results, PrintStream notices) {
        this.results = results;
        this.notices = notices;
    }

    /** One setting instead of the usual ones. */
    static final class One {

        @Option(names = "--vectors", required = true, description = "Vectors in the window.")
        private int vectors;

        @Option(names = "--tau", required = true, description = "Similarity of the threshold question.")
        private double tau;

        @Option(names = "--others", defaultValue = "0", description = "Rows of other scopes, a hundred in each.")
        private int others;
    }

    /** Reads the name of an index. */
    static final class KindName implements ITypeConverter<IndexKind> {

        @Override
        public IndexKind convert(String name) {
            return EnumSet.allOf(IndexKind.class).stream()
                    .filter(kind -> kind.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("no index '" + name + "'"));
        }
    }

    @Override
    public Integer call() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            notices.println(
                    "needs the Vector API: start the JVM with --add-modules jdk.incubator.vector, as bench/run does");
            return 1;
        }
        SearchBench bench = new SearchBench(folder, SearchBench.TEXTS, notices);
        if (!bench.quantilesAgree()) {
            return 1;
        }
        Report report = new Report(json ? notices : results);
        Set<IndexKind> kinds = EnumSet.copyOf(only);
        for (CellSize size : sizes()) {
            bench.run(size, kinds, headed(report));
        }
        report.ratios();
        if (json) {
            results.println(JsonReport.of(report, machine()));
        }
        return 0;
    }

    private static Consumer<Measured> headed(Report report) {
        boolean[] begun = new boolean[1];
        return line -> {
            if (!begun[0]) {
                report.head();
                begun[0] = true;
            }
            report.add(line);
        };
    }

    private List<CellSize> sizes() {
        if (one != null) {
            return List.of(new CellSize(one.vectors, one.tau, one.others));
        }
        List<CellSize> sizes = new ArrayList<>();
        for (int vectors : all ? List.of(10_000, 100_000, 1_000_000) : List.of(100_000, 1_000_000)) {
            for (double tau : all ? List.of(0.90, 0.95, 0.85) : List.of(0.90)) {
                sizes.add(new CellSize(vectors, tau));
            }
        }
        return sizes;
    }

    /** Processor, its number and the memory of this machine, as far as they can be known. */
    private static String machine() {
        int processors = Runtime.getRuntime().availableProcessors();
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return "%s, %d processors, %,d MiB of heap at most, %s"
                .formatted(processor(), processors, heap, System.getProperty("os.name"));
    }

    private static String processor() {
        if (!Files.isReadable(CPUS)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
