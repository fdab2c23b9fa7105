package io.facet.job;

import io.facet.FacetVersion;
import io.facet.attribute.AttributeCard;
import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.TunedTarget;
import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.models.NetworkFolder;
import io.facet.network.NetworkCard;
import io.facet.network.Precision;
import io.facet.optimize.StopReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Represents everything that an edit depended on and how it went, for writing as JSON. With the
 * same files and the same program, it reproduces the same picture.
 *
 * @param software the program and the system that computed the edit
 * @param network the network on whose feature maps the losses were computed
 * @param attributes the requested attributes
 * @param guidePictures the guide pictures given by the user
 * @param conditionsSha256 hash of the file with the conditions on which the attributes' changes
 *     depend
 * @param region where the face could change
 * @param preset how the faces were edited
 * @param input the file before
 * @param output the file after
 * @param pages the edited pages, with their faces
 * @param left pages that were requested but stay unchanged
 */
public record EditRecord(
        Software software,
        Network network,
        List<AttributeUse> attributes,
        List<GuidePictureUse> guidePictures,
        String conditionsSha256,
        Region region,
        Preset preset,
        Input input,
        Output output,
        List<Page> pages,
        List<SkippedItem> left) {

    /**
     * Represents the versions of Facet and Java, and the name, version and architecture of the
     * system.
     */
    public record Software(String facet, String java, String system) {

        /** Returns the running software. */
        public static Software here() {
            return new Software(
                    FacetVersion.current(),
                    System.getProperty("java.version"),
                    String.join(
                            " ",
                            System.getProperty("os.name"),
                            System.getProperty("os.version"),
                            System.getProperty("os.arch")));
        }
    }

    /** Represents a network by its card, and the precision of its convolutions. */
    public record Network(String name, String version, String weightsSha256, Precision precision) {

        /** Returns the network in a folder. */
        public static Network of(NetworkFolder network) {
            NetworkCard card = network.card();
            return new Network(
                    card.name(), card.version(), card.weightsSha256(), network.precision());
        }
    }

    /**
     * Represents an attribute, its strength, its gain, and the hashes of its file and of its
     * guides' file.
     */
    public record AttributeUse(
            String name,
            double strength,
            float gain,
            String sha256,
            Optional<String> guidesSha256) {

        /**
         * @throws io.facet.FacetException if the attribute's file cannot be read
         */
        public static AttributeUse of(TunedTarget.Strength strength, NetworkFolder network) {
            AttributeCard card = strength.attribute().card();
            String sha256 = Sha256.of(network.attributeFile(card.name()));
            Optional<String> guides = network.guides().file(card.name()).map(Sha256::of);
            return new AttributeUse(
                    card.name(), strength.value(), card.manner().gain(), sha256, guides);
        }
    }

    /** Represents a guide picture by its file and the file's hash. */
    public record GuidePictureUse(String file, String sha256) {

        /** Returns the guide pictures that a target is made of. */
        static List<GuidePictureUse> of(AttributeTarget target, Naming naming) {
            return target.pictures().stream()
                    .map(p -> new GuidePictureUse(naming.of(Path.of(p.name())), p.sha256()))
                    .toList();
        }
    }

    /** Represents a region by its names or, if it was drawn, by the file of the drawing. */
    public record Region(List<String> names, Optional<RegionChoice.Source> mask) {

        static Region of(EditJob job, Naming naming) {
            RegionChoice choice = job.region();
            return new Region(
                    choice.region().names(job.target()),
                    choice.source()
                            .map(
                                    mask ->
                                            new RegionChoice.Source(
                                                    naming.of(Path.of(mask.file())),
                                                    mask.sha256())));
        }
    }

    /** Represents a file with its hash and its number of pages. */
    public record Input(String file, String sha256, int pages) {

        static Input of(InputPicture picture, String name) {
            return new Input(name, picture.sha256(), picture.pages());
        }
    }

    /** Represents a file with its hash, or an ImageJ image with the hash of its samples. */
    public record Output(String file, String sha256) {}

    /** Determines how the record names files. */
    private interface Naming {
        String of(Path file);
    }

    /**
     * Represents a page, numbered from 1: its size in pixels, the bits per sample, the sample
     * values of black and white, notes on how it was read, the edited faces in the order of
     * editing, and the faces that stay unchanged.
     */
    public record Page(
            int page,
            int width,
            int height,
            int bitDepth,
            float black,
            float white,
            List<String> notes,
            List<Face> faces,
            List<SkippedItem> left) {

        static Page of(CompletedEdit edit) {
            Photograph photograph = edit.photograph();
            return new Page(
                    edit.job().picture().page(),
                    photograph.width(),
                    photograph.height(),
                    photograph.bitDepth(),
                    photograph.minValue(),
                    photograph.maxValue(),
                    photograph.notes(),
                    edit.faces().stream().map(face -> Face.of(face, edit.job())).toList(),
                    edit.job().faces().left());
        }
    }

    /**
     * Represents a face: its description, its pupils and, if it was aligned by landmarks, these, in
     * pixels; and the width in pixels of the soft edge of a drawn region.
     */
    public record Face(
            String face,
            EyePositions eyes,
            Optional<Landmarks> landmarks,
            Optional<Double> feather,
            Course course) {

        static Face of(FaceEdit edit, EditJob job) {
            ChosenFaces.Face face = edit.face();
            EyePositions eyes = face.location().eyes();
            Optional<Double> feather =
                    job.region().region() instanceof EditRegion.Drawn drawn
                            ? Optional.of(drawn.feather(eyes))
                            : Optional.empty();
            return new Face(
                    face.description(),
                    eyes,
                    face.location().landmarks(),
                    feather,
                    Course.of(edit));
        }
    }

    /**
     * Represents the course of an edit: the losses, which are NaN, and the stop reason, which is
     * empty, if nothing was optimised; the parameters of the guides, and notes on what could not be
     * done.
     */
    public record Course(
            int evaluations,
            Optional<StopReason> stop,
            double firstLoss,
            double lowestLoss,
            Map<String, Double> parameters,
            List<String> notes,
            double seconds) {

        static Course of(FaceEdit edit) {
            return new Course(
                    edit.evaluations(),
                    edit.stop(),
                    edit.firstLoss(),
                    edit.lowestLoss(),
                    edit.parameters(),
                    edit.notes(),
                    edit.seconds());
        }
    }

    public EditRecord {
        attributes = List.copyOf(attributes);
        guidePictures = List.copyOf(guidePictures);
        pages = List.copyOf(pages);
        left = List.copyOf(left);
    }

    /**
     * Returns the record of the edits of an ImageJ image by one call. It is saved with the image,
     * wherever that is, so it names files without their folders.
     *
     * @param network the folder of the network and its attributes
     * @param output the edited image
     * @throws io.facet.FacetException if one of the files cannot be read
     */
    public static EditRecord of(EditOutcome outcome, NetworkFolder network, Output output) {
        return of(outcome, network, output, outcome.input().name(), RecordedPath::alone);
    }

    /**
     * Returns the record of the edits of a file by one call. File names are relative to the record.
     *
     * @param network the folder of the network and its attributes
     * @param files the names of the edited picture, which is already written, and of the record
     * @throws io.facet.FacetException if one of the files cannot be read
     */
    public static EditRecord of(EditOutcome outcome, NetworkFolder network, EditFiles files) {
        Path folder = files.record().toAbsolutePath().getParent();
        Naming naming = file -> RecordedPath.of(file, folder);
        Output output = new Output(naming.of(files.picture()), Sha256.of(files.picture()));
        String input = naming.of(Path.of(outcome.input().name()));
        return of(outcome, network, output, input, naming);
    }

    private static EditRecord of(
            EditOutcome outcome,
            NetworkFolder network,
            Output output,
            String input,
            Naming naming) {
        EditJob job = outcome.edits().get(0).job();
        return new EditRecord(
                Software.here(),
                Network.of(network),
                job.target().strengths().stream().map(s -> AttributeUse.of(s, network)).toList(),
                GuidePictureUse.of(job.target(), naming),
                Sha256.of(network.conditionsFile()),
                Region.of(job, naming),
                job.preset(),
                Input.of(outcome.input(), input),
                output,
                outcome.edits().stream().map(Page::of).toList(),
                outcome.left());
    }
}
