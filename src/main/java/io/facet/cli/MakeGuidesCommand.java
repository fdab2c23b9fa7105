package io.facet.cli;

import io.facet.FacetException;
import io.facet.face.find.FaceFinder;
import io.facet.guide.GuideSet;
import io.facet.guide.file.GuideSetFile;
import io.facet.guide.make.PairGuideSet;
import io.facet.guide.make.PairGuides;
import io.facet.study.PairFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates guide sets from photographs of the same people with and without a smile. */
@Command(
        name = "make-guides",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the guide sets smile and mouth-open from two photographs of each of many people,"
                    + " neutral and smiling.",
            "FOLDER/neutral and FOLDER/smiling hold pictures of the same names."
        })
final class MakeGuidesCommand extends DeveloperCommand {

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
            description = "Where smile.guides and mouth-open.guides go; older ones are replaced.")
    private Path output;

    @Option(
            names = "--unfit-mouths",
            split = ",",
            defaultValue = "",
            paramLabel = "NAME",
            description =
                    "Pictures, without their ending, whose teeth are not to be shown on other faces.")
    private List<String> unfitMouths;

    @Option(
            names = "--title",
            defaultValue = "own photographs",
            description = "What the photographs are called.")
    private String title;

    @Option(
            names = "--licence",
            defaultValue = "not stated",
            description = "Under which licence the photographs may be used.")
    private String licence;

    @Option(names = "--attribution", defaultValue = "", description = "Whose photographs they are.")
    private String attribution;

    @Option(names = "--reference", defaultValue = "", description = "DOI or address.")
    private String reference;

    MakeGuidesCommand() {
        super(MODELS);
    }

    @Override
    public Integer call() {
        PrintWriter out = out();
        TerminalConsole console = console();
        List<PairGuides.Pair> read;
        try (FaceFinder finder = network().models().faceFinder()) {
            read = PairFolder.read(pairs, finder, console::complain);
        }
        if (read.size() < 4) {
            throw new FacetException(
                    "%s holds %s pairs in which a face was found; guides need at least 4."
                            .formatted(pairs, read.size()));
        }
        GuideSet.Source source =
                new GuideSet.Source(title, licence, attribution, reference, 2 * read.size());
        Set<String> unfit = Set.copyOf(unfitMouths);
        write(PairGuideSet.smile(read, unfit, source), out);
        write(PairGuideSet.mouthOpen(read, unfit, source), out);
        return console.exitCode();
    }

    private void write(GuideSet set, PrintWriter out) {
        Path file = output.resolve(set.name() + GuideSetFile.ENDING);
        GuideSetFile.write(set, file);
        out.printf(Locale.ROOT, "%s: %d guides%n", file, set.guides().size());
        out.flush();
    }
}
