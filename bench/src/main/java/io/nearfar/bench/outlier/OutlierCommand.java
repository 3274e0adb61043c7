package io.nearfar.bench.outlier;

import io.nearfar.bench.search.BaseVectors;
import io.nearfar.bench.search.TextGrammar;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the outlier benchmark. */
@Command(
        name = "outlier",
        mixinStandardHelpOptions = true,
        description = "Score records by clusters and add them, beside random cut forests: time, heap and AUROC.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:with 500 clusters half of the records took at most 25 microseconds, and a quarter of a forest's time, or 500 were not measured",
            "1:not so",
            "2:wrong usage"
        })
public final class OutlierCommand implements Callable<Integer> {

    private static final long SEED = 7;
    private static final int GOAL_CLUSTERS = 500;
    private static final double GOAL = 25;
    private static final double TIMES_FASTER = 4;

    private final PrintStream notices = System.err;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--clusters",
            split = ",",
            defaultValue = "50,500,2000",
            description = "Bounds of the clusters. Default ${DEFAULT-VALUE}")
    private List<Integer> clusters;

    @Option(
            names = "--records",
            defaultValue = "10000",
            description = "Records that are measured with each. Default ${DEFAULT-VALUE}")
    private int records;

    @Option(
            names = "--texts",
            defaultValue = "8000",
            description = "Texts that topics are chosen from. Default ${DEFAULT-VALUE}")
    private int texts;

    @Option(names = "--json", description = "Print a JSON array instead of lines.")
    private boolean json;

    @Option(
            names = "--folder",
            defaultValue = "${sys:nearfar.bench.folder:-target}",
            description = "Where vectors are kept. Default: target of the bench.")
    private Path folder;

    @Override
    public Integer call() {
        BaseVectors base = BaseVectors.of(new TextGrammar(SEED).texts(texts), folder.resolve("vectors"), notices);
        Spots spots = Spots.of(base, SEED);
        PrintWriter out = spec.commandLine().getOut();
        List<Measured> measured = new ArrayList<>();
        for (int most : clusters) {
            List<Measured> lines = new Race(stream(spots, most), most, records).run();
            measured.addAll(lines);
            if (!json) {
                out.println(OutlierReport.lines(lines));
                out.flush();
            }
        }
        if (json) {
            out.println(OutlierReport.json(measured));
            out.flush();
        }
        return reached(measured) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Of nine topics for ten clusters: the outliers of late need some, too. */
    private TopicStream stream(Spots spots, int most) {
        int topics = Math.max(1, most * 9 / 10);
        int known = spots.usual().size();
        if (topics > known) {
            throw new ParameterException(
                    spec.commandLine(), "%d clusters need %d topics, there are %d".formatted(most, topics, known));
        }
        notices.printf("%,d clusters: %,d topics of %,d texts%n", most, topics, known);
        return spots.stream(topics);
    }

    private static boolean reached(List<Measured> measured) {
        double ours = median(measured, DetectorKind.MICRO_CLUSTERS);
        return ours <= GOAL && ours * TIMES_FASTER <= median(measured, DetectorKind.FOREST);
    }

    /** With 500 clusters; 0 where those were not measured. */
    private static double median(List<Measured> measured, DetectorKind kind) {
        return measured.stream()
                .filter(line -> line.kind() == kind && line.clusters() == GOAL_CLUSTERS)
                .mapToDouble(line -> line.times().median())
                .findFirst()
                .orElse(0);
    }
}
