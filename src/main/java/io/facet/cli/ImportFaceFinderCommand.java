package io.facet.cli;

import io.facet.face.find.FaceFinder;
import io.facet.network.ImageFunctionCard;
import io.facet.network.ImageFunctionCard.Architecture;
import io.facet.network.NetworkEngine;
import io.facet.weights.WeightManifest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rebuilds the networks that find faces from the published weights of face-api. */
@Command(
        name = "import-face-finder",
        mixinStandardHelpOptions = true,
        description =
                "Rebuilds the detector and the landmark network of the npm package"
                        + " @vladmandic/face-api from its weights.")
final class ImportFaceFinderCommand extends DeveloperCommand {

    private static final String SOURCE = "npm package @vladmandic/face-api 1.7.15";

    @Option(
            names = "--package",
            required = true,
            description = "Folder of the unpacked package, with its folder model/.")
    private Path unpacked;

    @Option(names = "--output", required = true, description = "Folder for both networks.")
    private Path output;

    ImportFaceFinderCommand() {
        super(List.of());
    }

    @Override
    public Integer call() {
        convert("tiny_face_detector", Architecture.TINY_FACE_DETECTOR, FaceFinder.DETECTOR);
        convert("face_landmark_68", Architecture.FACE_LANDMARK_68, FaceFinder.LANDMARKS);
        return 0;
    }

    private void convert(String name, Architecture architecture, String folder) {
        Path manifest = unpacked.resolve("model").resolve(name + "_model-weights_manifest.json");
        ImageFunctionCard card =
                new ImageFunctionCard(
                        name, architecture, "picture:0", "answer:0", "MIT", SOURCE, "");
        NetworkEngine.installed().save(output.resolve(folder), card, WeightManifest.read(manifest));
        out().println(output.resolve(folder) + ": " + name);
    }
}
