package io.facet.study;

import io.facet.FacetException;
import io.facet.attribute.AttributeLibrary;
import io.facet.attribute.NearestExemplars;
import io.facet.dataset.Contrast;
import io.facet.dataset.CsvText;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.edit.EditRequest;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.ShiftedTarget;
import io.facet.edit.target.TunedTarget;
import io.facet.face.FaceLocation;
import io.facet.face.FacePart;
import io.facet.face.Landmarks;
import io.facet.face.align.AlignedFace;
import io.facet.face.align.Alignment;
import io.facet.face.mask.Mask;
import io.facet.face.residual.Residual;
import io.facet.file.AtomicFile;
import io.facet.guide.file.GuideLibrary;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Edits pictures of people who are not in the training data, one picture per person. It writes each
 * result next to its original, with a list ({@code id,before,after}) for judges. Facet's published
 * figures come from this study.
 */
public final class EditStudy {

    /** The method that determines the change. */
    public enum Method {
        /** Uses the stored attribute and its guides. */
        STORED,
        /**
         * Uses the mean difference between the feature maps of the 100 nearest faces with the
         * attribute and without it.
         */
        NEAREST,
        /**
         * Adds the mean difference between the pixels of those faces to the picture, without a
         * network or optimisation.
         */
        PIXELS
    }

    /**
     * Represents the settings of a study.
     *
     * @param attribute the name of the attribute
     * @param strength its strength, in the unit of stored attributes
     * @param method the method that determines the change
     * @param people selects the pictures to edit: those with sign 1
     * @param count the number of people
     * @param preset how to edit the faces
     * @param contrast which training pictures show the attribute; used unless the method is {@code
     *     STORED}
     */
    public record Plan(
            String attribute,
            double strength,
            Method method,
            Contrast people,
            int count,
            Preset preset,
            Contrast contrast) {}

    private static final int NEAREST = 100;

    private final FeatureNetwork network;
    private final AttributeLibrary attributes;
    private final GuideLibrary guides;
    private final LabelledPictures table;
    private final Plan plan;
    private final Function<Photograph, Optional<Landmarks>> locator;
    private final NearestExemplars exemplars;

    public EditStudy(
            FeatureNetwork network,
            AttributeLibrary attributes,
            GuideLibrary guides,
            LabelledPictures table,
            Function<Photograph, Optional<Landmarks>> locator,
            Plan plan) {
        this.network = network;
        this.attributes = attributes;
        this.guides = guides;
        this.table = table;
        this.locator = locator;
        this.plan = plan;
        exemplars =
                plan.method() == Method.STORED
                        ? null
                        : new NearestExemplars(
                                network,
                                table,
                                plan.contrast(),
                                locator,
                                attributes.conditions().layer(),
                                NEAREST);
    }

    /**
     * Edits the pictures, and writes them and the list.
     *
     * @param log receives the duration of each edit
     * @param complaints receives a sentence for every person whose picture cannot be read or shows
     *     no face
     */
    public void run(Path folder, Consumer<String> log, Consumer<String> complaints) {
        StringBuilder list = new StringBuilder("id,before,after\n");
        for (Picture picture : people()) {
            Photograph before;
            try {
                before = PhotographFile.read(table.file(picture));
            } catch (FacetException e) {
                complaints.accept(picture.person() + ": " + e.getMessage());
                continue;
            }
            Optional<Landmarks> location = locator.apply(before);
            if (location.isEmpty()) {
                complaints.accept(picture.person() + ": no face was found");
                continue;
            }
            long start = System.nanoTime();
            Photograph after = edited(before, location.get());
            log.accept(
                    String.format(
                            Locale.ROOT,
                            "%s %.1f s",
                            picture.person(),
                            (System.nanoTime() - start) / 1e9));
            String id = picture.person();
            PhotographFile.write(before, folder.resolve(id + "-before.png"), true);
            PhotographFile.write(after, folder.resolve(id + "-after.png"), true);
            String[] files = {CsvText.path(id + "-before.png"), CsvText.path(id + "-after.png")};
            list.append(CsvText.row(id, files[0], files[1])).append('\n');
        }
        byte[] bytes = list.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve("list.csv"), true, out -> out.write(bytes));
    }

    /**
     * Returns the first suitable picture of each test person; if there are too many people, a
     * subset spread evenly over them.
     */
    private List<Picture> people() {
        Map<String, Picture> first = new LinkedHashMap<>();
        for (Picture picture : table.part(false)) {
            if (plan.people().sign(table, picture) > 0) {
                first.putIfAbsent(picture.person(), picture);
            }
        }
        return LabelledPictures.spread(List.copyOf(first.values()), plan.count());
    }

    private Photograph edited(Photograph photograph, FaceLocation location) {
        AlignedFace face =
                Alignment.align(
                        photograph,
                        location,
                        network.card().template(),
                        network.card().inputSize());
        if (plan.method() == Method.PIXELS) {
            return withPixelsAdded(photograph, face);
        }
        AttributeTarget target = plan.method() == Method.STORED ? stored() : nearest(face);
        EditRequest request = new EditRequest(photograph, location, target, plan.preset());
        return new FaceEditor(network).edit(request).photograph();
    }

    private AttributeTarget stored() {
        TunedTarget.Strength strength =
                new TunedTarget.Strength(
                        attributes.get(plan.attribute()),
                        plan.strength(),
                        guides.get(plan.attribute()));
        return new TunedTarget(attributes.conditions(), List.of(strength));
    }

    private double factor() {
        return plan.strength() * attributes.get(plan.attribute()).card().manner().gain();
    }

    private AttributeTarget nearest(AlignedFace face) {
        List<String> layers =
                plan.preset().attributeLayers().stream().map(Preset.Share::layer).toList();
        Map<String, FeatureMap> change = exemplars.change(face.crop(), layers);
        List<FacePart> parts = attributes.get(plan.attribute()).card().faceParts();
        return new ShiftedTarget(change, factor(), parts);
    }

    private Photograph withPixelsAdded(Photograph photograph, AlignedFace face) {
        int size = network.card().inputSize();
        float[] change = exemplars.pixelChange(face.crop());
        float[] mask = Mask.wholeFace(network.card().template(), size).values();
        for (int i = 0; i < change.length; i++) {
            change[i] *= (float) (factor() * mask[i / 3]);
        }
        return new Residual(size, change).addTo(photograph, face.cropToPhoto());
    }
}
