package io.facet.cli;

import io.facet.batch.FaceSurvey;
import io.facet.face.find.FaceFinder;
import io.facet.file.AtomicFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the faces of all pictures in a folder. */
@Command(
        name = "find-faces",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the faces of all pictures in a folder.",
            "Looks into the folders below it too, and writes a CSV table with a line for each face:"
                    + " path, page, number (1 the largest, 0 for a picture without a face), box,"
                    + " score and pupils in pixels. A picture that cannot be read is named with the"
                    + " reason, and the work goes on."
        })
final class FindFacesCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--pictures",
            required = true,
            paramLabel = "FOLDER",
            description = "Folder of the pictures.")
    private Path pictures;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The table, CSV.")
    private Path output;

    @Mixin private RangeOption range;

    @Option(names = "--force", description = "Replace a table that is there already.")
    private boolean force;

    @Mixin private ModelsOption models;

    @Override
    public Integer call() {
        AtomicFile.requireFree(output, force, EditCommand.PERMISSION);
        PrintWriter err = spec.commandLine().getErr();
        Complaints complaints = new Complaints(err);
        try (FaceFinder finder = models.models().faceFinder();
                ConsoleProgress progress = ConsoleProgress.on(err, pictures.toString())) {
            FaceSurvey.Counts counts =
                    new FaceSurvey(
                                    finder,
                                    pictures,
                                    range.get(),
                                    line -> err.println("facet: " + line))
                            .write(output, force, complaints, progress);
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s: %d pictures, %d with a face, %d of these with more than one%s%n",
                            output,
                            counts.pages(),
                            counts.withFace(),
                            counts.withSeveral(),
                            counts.isComplete() ? "" : "; %s not read".formatted(counts.unread()));
            return complaints.exitCode();
        }
    }
}
