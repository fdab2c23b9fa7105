package io.facet.cli;

import io.facet.face.EyePositions;
import io.facet.file.AtomicFolder;
import io.facet.models.NetworkReport;
import io.facet.network.ForeignNetwork;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkEngine;
import io.facet.network.NetworkInstallation;
import io.facet.network.NetworkInstallation.Installed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a network from any SavedModel whose graph consists of plain arithmetic. */
@Command(
        name = "import-network",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a network of a SavedModel: of TensorFlow 1, of TensorFlow 2 or Keras, or written"
                    + " by Java.",
            "It is read as data. Functions are inlined, variables become constants, and anything"
                    + " that is not plain arithmetic, such as reading files or running Python, is"
                    + " refused and never loaded."
        })
final class ImportNetworkCommand extends DeveloperCommand {

    @Parameters(paramLabel = "FOLDER", description = "The folder with saved_model.pb.")
    private Path savedModel;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Its name among the networks.")
    private String name;

    @Option(
            names = "--mean",
            required = true,
            split = ",",
            paramLabel = "LEVEL",
            description =
                    "What is to be subtracted from red, green and blue, in grey levels: three"
                            + " numbers.")
    private List<Float> mean;

    @Option(
            names = "--channel-order",
            required = true,
            paramLabel = "RGB|BGR",
            description = "Order of the channels that it expects.")
    private ChannelOrder order;

    @Option(
            names = "--scale",
            defaultValue = "1",
            paramLabel = "FACTOR",
            description =
                    "What the levels are to be multiplied with then, for example 0.0039215686."
                            + " Default: ${DEFAULT-VALUE}.")
    private float scale;

    @Option(
            names = "--input",
            paramLabel = "TENSOR",
            description = "The picture's tensor, where it has several inputs.")
    private String input;

    @Option(
            names = "--input-size",
            paramLabel = "PIXELS",
            description = "Side of its input, where the graph leaves it open.")
    private Integer inputSize;

    @Option(
            names = "--pupils",
            paramLabel = "X,Y,X,Y",
            description =
                    "Where the left and the right pupil lie in its input, in pixels. Default: as in"
                            + " a usual crop of a face.")
    private EyePositions pupils;

    @Option(
            names = "--layers",
            split = ",",
            paramLabel = "NAME",
            description = "The layers to offer. Default: all activations and pools.")
    private List<String> layers = List.of();

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            defaultValue = "not stated",
            description = "Its licence, for its card. Default: ${DEFAULT-VALUE}.")
    private String licence;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "Where it is from, for its card. Default: the folder's name.")
    private String source;

    @Option(names = "--force", description = "Replace a network of that name.")
    private boolean force;

    ImportNetworkCommand() {
        super(MODELS);
    }

    @Override
    public Integer call() {
        ForeignNetwork said = said();
        Path folder = network().models().place(name);
        AtomicFolder.requireFree(folder, force, "replace it by --force");
        NetworkEngine engine = NetworkEngine.installed();
        Installed installed =
                new NetworkInstallation(engine, folder, force)
                        .install(staged -> engine.importNetwork(savedModel, staged, said));
        PrintWriter out = out();
        new NetworkReport(folder, installed).lines().forEach(out::println);
        return 0;
    }

    private ForeignNetwork said() {
        if (mean.size() != 3 || !mean.stream().allMatch(Float::isFinite)) {
            throw misused("--mean is three numbers: of red, green and blue.");
        }
        if (!Float.isFinite(scale) || scale == 0) {
            throw misused("--scale is a number other than 0.");
        }
        if (inputSize != null && inputSize < 1) {
            throw misused("--input-size is a number of pixels, from 1 on.");
        }
        List<Float> ordered = new ArrayList<>(mean);
        if (order == ChannelOrder.BGR) {
            Collections.reverse(ordered);
        }
        return new ForeignNetwork(
                name,
                order,
                ordered,
                scale,
                Optional.ofNullable(inputSize),
                Optional.ofNullable(input),
                Optional.ofNullable(pupils).map(ImportNetworkCommand::template),
                layers,
                licence,
                source == null ? String.valueOf(savedModel.getFileName()) : source);
    }

    private static FaceTemplate template(EyePositions eyes) {
        return new FaceTemplate(eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY());
    }
}
