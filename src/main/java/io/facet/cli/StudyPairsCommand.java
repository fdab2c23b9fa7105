package io.facet.cli;

import io.facet.FacetException;
import io.facet.edit.Preset;
import io.facet.face.find.FaceFinder;
import io.facet.file.Sha256;
import io.facet.guide.GuideSet;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import io.facet.study.PairStudy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Edits pairs of portraits, cross-validated by person, and prints tables of the results. */
@Command(
        name = "study-pairs",
        mixinStandardHelpOptions = true,
        description = {
            "Edits the portraits of a folder of pairs and prints tables of what was measured,"
                    + " cross-validated by person: a person is never edited with guides made from"
                    + " their own photographs.",
            "FOLDER/neutral and FOLDER/smiling hold pictures of the same names. For each strength"
                    + " the output folder takes the edited pictures, a list NAME.csv"
                    + " (id,before,after) for judges, and NAME-measured.csv; the tables are in"
                    + " tables.csv and tables.md. If a judge's NAME-judged.csv lies beside a list,"
                    + " its figures stand in the tables. Pictures that are there are not edited"
                    + " again."
        })
final class StudyPairsCommand extends DeveloperCommand {

    @Option(
            names = "--pairs",
            required = true,
            paramLabel = "FOLDER",
            description = "The photographs.")
    private Path pairs;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FOLDER",
            description = "Where pictures, lists and tables go.")
    private Path output;

    @Option(
            names = "--attribute",
            defaultValue = "smile",
            paramLabel = "NAME",
            description = "An attribute that has guides. Default: ${DEFAULT-VALUE}.")
    private String attribute;

    @Option(
            names = "--strengths",
            split = ",",
            defaultValue = "0.5,1,-1",
            paramLabel = "STRENGTH",
            description =
                    "Those above 0 are for the neutral portraits, those below 0 for the smiling"
                            + " ones whose smile measures more than "
                            + PairStudy.SHOWN
                            + ", where 0 and 1 are the means of the guides' faces before and after:"
                            + " nearly all of them smile with teeth. Default: ${DEFAULT-VALUE}.")
    private List<Double> strengths;

    @Option(
            names = "--without-descent",
            description =
                    "Edit everything a second time without descent of the guides' parameters, to"
                            + " compare.")
    private boolean withoutDescent;

    @Option(
            names = "--people",
            paramLabel = "COUNT",
            description = "Study at most so many people, spread evenly. Default: all.")
    private int people = Integer.MAX_VALUE;

    @Option(
            names = "--judged",
            paramLabel = "NAME=FILE",
            description =
                    "The table of a judge for the list of this name, such as smile-plus-1. Columns:"
                            + " id,distance,happy_before,happy_after,age_before,age_after,"
                            + "male_before,male_after,sharpness.")
    private Map<String, Path> judged = new LinkedHashMap<>();

    @Option(names = "--force", description = "Edit pictures again that are there.")
    private boolean force;

    @Override
    public Integer call() {
        NetworkFolder folder = network().open();
        GuideSet guides = guides(folder);
        Preset preset = folder.fitted(Preset.RECOMMENDED);
        PrintWriter out = out();
        PrintWriter err = err();
        TerminalConsole console = console();
        PairStudy.Plan plan =
                new PairStudy.Plan(
                        pairs,
                        output,
                        attribute,
                        Sha256.of(folder.guides().file(attribute).orElseThrow()),
                        strengths,
                        preset,
                        withoutDescent,
                        people,
                        force,
                        judged);
        try (FeatureNetwork loaded = network().load(preset.layers(), out::println);
                FaceFinder finder = network().models().faceFinder()) {
            out.print(
                    new PairStudy(loaded, folder.attributes(), guides, finder::locate, plan)
                            .run(line -> say(err, line), console::complain));
        }
        return console.exitCode();
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private GuideSet guides(NetworkFolder folder) {
        return folder.guides()
                .get(attribute)
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "There are no guides of '%s' beside the network. There are: %s."
                                                .formatted(
                                                        attribute,
                                                        String.join(
                                                                ", ", folder.guides().names()))));
    }
}
