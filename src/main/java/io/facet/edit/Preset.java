package io.facet.edit;

import io.facet.FacetException;
import io.facet.optimize.Optimizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that decides how an edit is done, beside what it is to show.
 *
 * @param name as users give it
 * @param attributeLayers layers of the attribute term with their shares b_l, which add up to 1
 * @param identityLayers layers of the identity term with their shares a_l, which add up to 1
 * @param weights λ of the terms on the picture
 * @param guidance how guides are descended
 * @param movement how free pixels may move before they change colour
 * @param insideIdentity ρ: how much the identity term counts inside the mask, 0..1, against outside
 * @param region where the face may change, unless an edit says otherwise
 * @param clampTargets whether targets below 0, which no ReLU can reach, are cut at 0
 * @param smoothPicture whether the total variation is that of the whole picture instead of the
 *     residual's
 * @param guidePictures whether the target is made of pictures that a user gives
 * @param optimizer name of the optimiser
 * @param evaluations most evaluations of the loss of free pixels, the movement's included
 */
public record Preset(
        String name,
        List<Share> attributeLayers,
        List<Share> identityLayers,
        LossWeights weights,
        Guidance guidance,
        Movement movement,
        double insideIdentity,
        EditRegion.Usual region,
        boolean clampTargets,
        boolean smoothPicture,
        boolean guidePictures,
        String optimizer,
        int evaluations) {

    /** A layer and its share of a term. */
    public record Share(String layer, double share) {}

    /**
     * How the parameters of guides are descended.
     *
     * @param used whether attributes that have guides are changed by them
     * @param priorWeight λ_pr, the factor of the mean square of the parameters in standard
     *     deviations from what the guides themselves say, from 0
     * @param evaluations most evaluations of the loss; 0 leaves the parameters where the guides put
     *     them
     */
    public record Guidance(boolean used, double priorWeight, int evaluations) {

        /** Free pixels alone. */
        public static final Guidance NONE = new Guidance(false, 0, 0);

        Guidance withEvaluations(int limit) {
            return new Guidance(used, priorWeight, limit);
        }
    }

    /**
     * How pixels may move before they change colour.
     *
     * @param bendingWeight λ_be, the factor of the bending energy, above 0
     * @param share of the evaluations that go into the movement at most, from 0, at which nothing
     *     moves, to less than 1
     */
    public record Movement(double bendingWeight, double share) {

        /**
         * @throws IllegalArgumentException if a number is outside its range
         */
        public Movement {
            if (!(bendingWeight > 0 && share >= 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "movement %s, %s".formatted(bendingWeight, share));
            }
        }

        /** Nothing moves. */
        public static final Movement NONE = new Movement(1, 0);
    }

    public Preset {
        attributeLayers = List.copyOf(attributeLayers);
        identityLayers = List.copyOf(identityLayers);
        if (evaluations < 1) {
            throw new FacetException(
                    "An edit needs at least 1 iteration, not " + evaluations + ".");
        }
        Optimizer.named(optimizer);
        weights.byTerm().keySet().forEach(LossTerms::named);
    }

    /**
     * The default: guides where an attribute has them, their parameters descended; free pixels
     * where it has none.
     */
    public static final Preset RECOMMENDED = byPixels("recommended", new Guidance(true, 0.05, 8));

    /** Free pixels alone, for comparison. */
    public static final Preset RESIDUAL = byPixels("residual", Guidance.NONE);

    /**
     * Weights chosen by eye and by judges on faces of test people: less smoothness leaves flecks
     * below the lips and patches on cheeks, more of it takes from the attribute, and conv2_2 among
     * the layers adds distance to the person without adding to the attribute. A movement that may
     * bend more curls the corners of the mouth.
     */
    private static Preset byPixels(String name, Guidance guidance) {
        return new Preset(
                name,
                equal("conv3_2", "conv4_2"),
                equal("conv3_2", "conv4_2"),
                LossWeights.of(1, 0.3, 25, 250),
                guidance,
                new Movement(1, 0.4),
                0.5,
                EditRegion.Usual.ATTRIBUTES,
                true,
                false,
                false,
                "l-bfgs",
                100);
    }

    /** Deep Feature Interpolation, Upchurch et al. (2017), arXiv 1611.05507. */
    public static final Preset DFI =
            new Preset(
                    "dfi",
                    equal("conv3_2", "conv4_2"),
                    equal("conv3_2"),
                    LossWeights.of(1, 0, 1, 0),
                    Guidance.NONE,
                    Movement.NONE,
                    1,
                    EditRegion.Usual.CROP,
                    false,
                    true,
                    false,
                    "l-bfgs",
                    60);

    /**
     * The method of Li, Zuo and Zhang (2016), arXiv 1608.06434, in its own form, for comparison:
     * λ_at L_at + λ_id L_id + λ_tv L_tv over free pixels, towards the maps of guide pictures.
     *
     * <p>Weights chosen by eye on composite portraits: from λ_tv = 1 on the face itself is blurred,
     * and a larger λ_id leaves no trace of a smile. Even so a smile is faint, with coloured fringes
     * on the cheeks.
     */
    public static final Preset PAPER =
            new Preset(
                    "paper",
                    equal("conv3_2", "conv4_2", "conv5_2"),
                    equal("conv3_2", "conv4_2", "conv5_2"),
                    LossWeights.of(1, 0.1, 0.5, 0),
                    Guidance.NONE,
                    Movement.NONE,
                    1,
                    EditRegion.Usual.ATTRIBUTES,
                    true,
                    true,
                    true,
                    "gradient descent",
                    200);

    /** A sentence on each preset, for users. */
    public static final String HELP =
            "recommended changes a face by guides, and by free pixels where an attribute has none."
                    + " residual changes free pixels only."
                    + " paper changes free pixels towards guide pictures of yours by gradient"
                    + " descent, as Li, Zuo and Zhang (2016) did; it is for comparison."
                    + " dfi is Deep Feature Interpolation (Upchurch et al. 2017), which also"
                    + " changes hair and background.";

    private static final List<Preset> ALL = List.of(RECOMMENDED, RESIDUAL, PAPER, DFI);

    private static List<Share> equal(String... layers) {
        return equal(List.of(layers));
    }

    private static List<Share> equal(List<String> layers) {
        return layers.stream().map(layer -> new Share(layer, 1.0 / layers.size())).toList();
    }

    /**
     * The preset of this name.
     *
     * @throws FacetException if there is none
     */
    public static Preset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "There is no preset '%s'. There are: %s."
                                                .formatted(name, names())));
    }

    /** The names of all presets, the default first. */
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    /** Most evaluations of the loss that go into the movement. */
    public int movementEvaluations() {
        return (int) (movement.share() * evaluations);
    }

    /**
     * Checks that there are guide pictures where they are needed, and nowhere else.
     *
     * @param given whether there are some
     * @throws FacetException if not
     */
    public void requireGuidePictures(boolean given) {
        if (guidePictures && !given) {
            throw new FacetException(
                    ("The preset '%s' edits towards guide pictures. Give it a picture, or a folder"
                                    + " of pictures, of faces that show what this one is to show.")
                            .formatted(name));
        }
        if (!guidePictures && given) {
            throw new FacetException(
                    ("The preset '%s' takes no guide pictures. Choose the preset '%s', or remove"
                                    + " the guide pictures.")
                            .formatted(name, PAPER.name()));
        }
    }

    /** The layers of the attribute term. */
    public List<String> attributeLayerNames() {
        return attributeLayers.stream().map(Share::layer).toList();
    }

    /** All layers that it compares faces on. */
    public List<String> layers() {
        return Stream.concat(attributeLayers.stream(), identityLayers.stream())
                .map(Share::layer)
                .distinct()
                .toList();
    }

    /**
     * Returns the factor λ of a term of the loss.
     *
     * @param term one of {@link LossTerms}, or of the movement or the guides
     */
    public double weight(String term) {
        return switch (term) {
            case ParameterTerm.BENDING -> movement.bendingWeight();
            case ParameterTerm.PRIOR -> guidance.priorWeight();
            default -> weights.of(term);
        };
    }

    /**
     * Returns the same preset with another weight of a term of the loss.
     *
     * @param term one of {@link LossTerms#names}
     * @throws FacetException if there is no such term, or the weight is negative or not finite
     */
    public Preset withWeight(String term, double weight) {
        return new Preset(
                name,
                attributeLayers,
                identityLayers,
                weights.with(term, weight),
                guidance,
                movement,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                guidePictures,
                optimizer,
                evaluations);
    }

    /**
     * Returns the same preset with another optimiser.
     *
     * @throws FacetException if there is no optimiser of this name
     */
    public Preset withOptimizer(String other) {
        return new Preset(
                name,
                attributeLayers,
                identityLayers,
                weights,
                guidance,
                movement,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                guidePictures,
                other,
                evaluations);
    }

    /** The same preset with other layers of both terms, which count alike. */
    public Preset withLayers(List<String> layers) {
        return new Preset(
                name,
                equal(layers),
                equal(layers),
                weights,
                guidance,
                movement,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                guidePictures,
                optimizer,
                evaluations);
    }

    /** The same preset with another limit of the evaluations that are left after the movement. */
    public Preset withColourEvaluations(int limit) {
        int moving = movementEvaluations();
        int total = moving + limit;
        // Half an evaluation more, so that rounding takes none away.
        double share = (moving + 0.5) / total;
        Movement same = new Movement(movement.bendingWeight(), share);
        return new Preset(
                name,
                attributeLayers,
                identityLayers,
                weights,
                guidance,
                same,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                guidePictures,
                optimizer,
                total);
    }

    /** The same preset with another limit of evaluations. */
    public Preset withEvaluations(int limit) {
        return limited(limit, guidance.withEvaluations(limit));
    }

    /**
     * The same preset as a quick look needs it: few evaluations for free pixels, and guides as they
     * are.
     */
    public Preset rough(int limit) {
        return limited(Math.min(limit, evaluations), guidance.withEvaluations(0));
    }

    private Preset limited(int limit, Guidance guided) {
        return new Preset(
                name,
                attributeLayers,
                identityLayers,
                weights,
                guided,
                movement,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                guidePictures,
                optimizer,
                limit);
    }
}
