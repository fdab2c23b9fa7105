package io.facet.cli;

import io.facet.models.WeightOrigin;
import io.facet.weights.PublishedNetwork;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a network of a file of published weights. */
@Command(
        name = "import-weights",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a network of published weights that you have: Keras HDF5 (keras-vggface,"
                    + " deepface) or .keras, Caffe, MatConvNet, PyTorch or safetensors.",
            "What kind of file it is is seen from its content. No code in it is run."
        })
final class ImportWeightsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The weights.")
    private Path file;

    @Option(
            names = "--of",
            paramLabel = "NAME",
            defaultValue = "vgg-face",
            description = "Whose weights they are. Default: ${DEFAULT-VALUE}.")
    private String network;

    @Mixin private ImportOptions options;

    @Override
    public Integer call() {
        options.install(
                PublishedNetwork.named(network),
                new WeightOrigin.OnDisk(file),
                file.toString(),
                spec.commandLine());
        return 0;
    }
}
