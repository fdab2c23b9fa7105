package io.facet.cli;

import io.facet.Progress;
import io.facet.command.EditedPicture;
import io.facet.command.declaration.FaceParameter;
import io.facet.command.declaration.RegionParameter;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.EyePositions;
import io.facet.face.find.FaceSelection;
import io.facet.image.Photograph;
import io.facet.image.ValueRange;
import io.facet.image.io.PhotographFormat;
import io.facet.job.ChosenFaces;
import io.facet.job.EditFiles;
import io.facet.job.EditOutcome;
import io.facet.job.EditPlan;
import io.facet.job.InputPicture;
import io.facet.job.Part;
import io.facet.job.PictureSoFar;
import io.facet.job.RegionChoice;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * A file in which faces are edited. Its options correspond to ImageJ's active image, slice, display
 * range and selection.
 */
final class EditedFile implements EditedPicture {

    /** Advice on how to allow a file to be replaced. */
    static final String PERMISSION = "add --force to replace it";

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The picture: PNG, JPEG, TIFF, BMP or GIF. It is never changed.")
    private Path input;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The edited picture: .png, .tif or .jpg.")
    private Path output;

    @Option(
            names = "--page",
            paramLabel = "N|all",
            defaultValue = "1",
            description =
                    "Which page of a TIFF stack to edit, or all; the others stay as they are."
                            + " Default: ${DEFAULT-VALUE}.")
    private PageChoice page;

    @Option(
            names = "--range",
            paramLabel = "BLACK,WHITE",
            description =
                    "Samples that count as black and white, as in 0,4095 for 12 bits in 16. Samples"
                            + " keep their values. Default: as the file or its samples say, and as"
                            + " is printed then.")
    private ValueRange range;

    @Option(
            names = "--eyes",
            paramLabel = "X,Y,X,Y",
            description =
                    "The left and the right pupil as you see them, in pixels from the upper left"
                            + " corner. Default: the face is found.")
    private EyePositions eyes;

    @Option(
            names = "--points",
            paramLabel = "FILE|X,Y,...",
            description =
                    "Points of the face: a WebMorph or PsychoMorph template (.tem), landmarks"
                            + " (.pts), an ImageJ point selection (.roi), or numbers: 2 points are"
                            + " the pupils, 3 pupils and mouth, 5 pupils, nose tip and mouth"
                            + " corners, 68 iBUG's landmarks.")
    private PointsArgument points;

    @Option(
            names = "--face-at",
            paramLabel = "X,Y",
            description = "The face that is found at this position, in pixels.")
    private FaceSelection.Position faceAt;

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description =
                    "The selected area, where the photograph may change: an area that ImageJ saved"
                            + " (.roi), or a picture of the photograph's size, black where nothing"
                            + " changes and white where all may.")
    private Path mask;

    @Option(names = "--force", description = "Replace files that are there already.")
    private boolean force;

    @Option(
            names = "--details",
            description =
                    "Also write beside the output what changed, how the loss fell, and a record of"
                            + " all settings.")
    private boolean details;

    private FaceParameter face = new FaceParameter(FaceParameter.AUTOMATIC);
    private List<String> summary = List.of();

    /** Returns the file name of the picture, if it was given. */
    Optional<String> name() {
        return Optional.ofNullable(input).map(Path::getFileName).map(Path::toString);
    }

    /** Returns whether any of these options was given. */
    boolean isGiven() {
        return Stream.of(input, output, range, eyes, points, faceAt, mask)
                        .anyMatch(given -> given != null)
                || force
                || details;
    }

    /**
     * Returns a message if the options are incomplete or contradict each other.
     *
     * @param parameter the choice of faces, if it was given
     * @param region the region in which a face may change
     * @param regionIsSaid whether the region was given
     */
    Optional<String> contradiction(
            Optional<FaceParameter> parameter, RegionParameter region, boolean regionIsSaid) {
        parameter.ifPresent(said -> face = said);
        if (output == null) {
            return Optional.of("--output is missing: name the file for the edited picture.");
        }
        return contradictionOfFaces(parameter.isPresent())
                .or(() -> contradictionOfRegions(region, regionIsSaid));
    }

    private Optional<String> contradictionOfFaces(boolean faceIsSaid) {
        if (points != null && (eyes != null || faceIsSaid || faceAt != null)) {
            return Optional.of(
                    "Give --points alone, without --eyes, --face and --face-at: the points say"
                            + " which face it is.");
        }
        if (eyes != null && (faceIsSaid || faceAt != null)) {
            return Optional.of(
                    "Give --eyes or --face%s, not both: the eyes say which face it is."
                            .formatted(faceAt == null ? "" : "-at"));
        }
        return faceIsSaid && faceAt != null
                ? Optional.of("Give --face or --face-at, not both: each says which face it is.")
                : Optional.empty();
    }

    private Optional<String> contradictionOfRegions(RegionParameter region, boolean isSaid) {
        if (isSaid && mask != null && !region.takesArea()) {
            return Optional.of(
                    "Give --region or --mask, not both: each says where the face may change.");
        }
        if (region.edge().isPresent() && mask == null) {
            return Optional.of("--feather is for the edge of a --mask, and there is none.");
        }
        return region.needsArea() && mask == null
                ? Optional.of("--region selection is the area of a --mask, and there is none.")
                : Optional.empty();
    }

    /** Performs all checks that are possible before any computation, the cheapest first. */
    @Override
    public List<InputPicture> inputs() {
        EditFiles files = new EditFiles(output);
        PhotographFormat.of(output);
        requireWritable(knownFiles(files));
        List<InputPicture> pictures = page.of(input, Optional.ofNullable(range));
        files.requireFormatFor(pictures.get(0));
        if (pictures.size() == 1) {
            requireFit(pictures.get(0).photograph());
        }
        return pictures;
    }

    /** Returns the output files whose names do not depend on the number of faces. */
    private List<Path> knownFiles(EditFiles files) {
        List<Path> known = new ArrayList<>();
        known.add(files.picture());
        if (details) {
            known.add(files.record());
            if (!page.meansAll() && !face.meansAll()) {
                known.addAll(files.details(Part.WHOLE, List.of(Part.WHOLE)));
            }
        }
        return known;
    }

    private void requireWritable(List<Path> files) {
        EditFiles.requireWritable(files, input, force, PERMISSION);
    }

    private void requireFit(Photograph photograph) {
        if (eyes != null) {
            eyes.requireInside(photograph);
        }
        if (points != null) {
            points.points().requireInside(photograph);
        }
    }

    @Override
    public RegionChoice region(RegionParameter parameter, Photograph photograph, Preset preset) {
        return mask == null
                ? parameter.named(preset)
                : RegionChoice.drawn(mask, parameter.edge(), photograph);
    }

    @Override
    public ChosenFaces faces(
            FaceParameter parameter, InputPicture picture, Photograph photograph, Models models) {
        if (eyes != null) {
            return ChosenFaces.at(eyes, photograph, models);
        }
        if (points != null) {
            return ChosenFaces.at(points.points(), photograph, models);
        }
        return ChosenFaces.found(faceAt == null ? parameter.named() : faceAt, photograph, models);
    }

    @Override
    public void requireWritable(EditPlan plan) {
        if (details) {
            requireWritable(plan.details(new EditFiles(output)));
        }
    }

    @Override
    public Progress<PictureSoFar> begin(AttributeTarget target, Progress<?> progress) {
        return progress.stepsOnly();
    }

    @Override
    public void finish(EditOutcome outcome, NetworkFolder network) {
        EditFiles files = new EditFiles(output);
        if (details) {
            outcome.writeAll(files, network, force);
        } else {
            outcome.writePicture(files, force);
        }
        summary = outcome.summary().stream().map(line -> output + ": " + line).toList();
    }

    /** Returns the outcome, one line for each face and for each page that was left unchanged. */
    List<String> summary() {
        return summary;
    }
}
