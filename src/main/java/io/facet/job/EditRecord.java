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
 * Everything that an edit depended on and how it went, to be written as JSON: who has the same
 * files and program gets the same picture from it.
 *
 * @param software what computed
 * @param network the network whose feature maps the losses were on
 * @param attributes what was asked for
 * @param guidePictures the pictures that a user gave as guides
 * @param conditionsSha256 hash of the file of what the attributes' changes depend on
 * @param region where the face could change
 * @param preset how it was done
 * @param input the file before
 * @param output the file after
 * @param pages every page that was edited, with its faces
 * @param left pages that stay as they are, though they were to be edited
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

    /** Facet's version, Java's, and the system: its name, version and architecture. */
    public record Software(String facet, String java, String system) {

        /** What runs now. */
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

    /** A network, by its card, and the precision of its convolutions. */
    public record Network(String name, String version, String weightsSha256, Precision precision) {

        /** The network in a folder. */
        public static Network of(NetworkFolder network) {
            NetworkCard card = network.card();
            return new Network(
                    card.name(), card.version(), card.weightsSha256(), network.precision());
        }
    }

    /** An attribute, its strength, its own gain, and the hashes of its file and of its guides'. */
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

    /** A guide picture: its file and the hash of that. */
    public record GuidePictureUse(String file, String sha256) {

        /** The pictures that a target is made of. */
        static List<GuidePictureUse> of(AttributeTarget target, Naming naming) {
            return target.pictures().stream()
                    .map(p -> new GuidePictureUse(naming.of(Path.of(p.name())), p.sha256()))
                    .toList();
        }
    }

    /** Names of a region, none if it was drawn, and then where. */
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

    /** A file with its hash, and how many pages it has. */
    public record Input(String file, String sha256, int pages) {

        static Input of(InputPicture picture, String name) {
            return new Input(name, picture.sha256(), picture.pages());
        }
    }

    /** A file with its hash, or an image of ImageJ's with that of its samples. */
    public record Output(String file, String sha256) {}

    /** How the record names files. */
    private interface Naming {
        String of(Path file);
    }

    /**
     * A page, from 1 on, its size in pixels, the bits of a sample, the samples of black and white,
     * what is to be known about how it was read, the faces that were edited, in their order, and
     * those that stay as they are.
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
     * Which face; its pupils and, if it was aligned by them, its landmarks, in pixels; over how
     * many pixels the edge of a drawn region rises on it.
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
     * How an optimisation went, without losses and a reason to stop if there was none; the
     * parameters of the guides, and what could not be done.
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
     * Returns the record of what one call edited in an image of ImageJ's. It goes with the image,
     * wherever that is saved, so it names files without their folders.
     *
     * @param network where the network and the attributes lie
     * @param output the edited image
     * @throws io.facet.FacetException if one of the files cannot be read
     */
    public static EditRecord of(EditOutcome outcome, NetworkFolder network, Output output) {
        return of(outcome, network, output, outcome.input().name(), RecordedPath::alone);
    }

    /**
     * Returns the record of what one call edited in a file. It names files relative to itself.
     *
     * @param network where the network and the attributes lie
     * @param files the edited picture, written already, and where the record goes
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
