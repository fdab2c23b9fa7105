package io.facet.edit;

import io.facet.FacetException;
import io.facet.optimize.Optimizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of an edit, apart from its target.
 *
 * @param name name as users write it
 * @param attributeLayers layers of the attribute term with their shares b_l, which add up to 1
 * @param identityLayers layers of the identity term with their shares a_l, which add up to 1
 * @param weights λ of the terms on the picture
 * @param guidance optimisation of guides
 * @param movement movement of free pixels before they change colour
 * @param insideIdentity ρ: weight of the identity term inside the mask, 0..1, relative to outside
 * @param region region of the face that may change, unless an edit specifies another
 * @param clampTargets whether targets below 0, which no ReLU can reach, are clamped to 0
 * @param smoothPicture whether the smoothness term applies to the whole picture instead of the
 *     residual
 * @param guidePictures whether the target is computed from guide pictures
 * @param optimizer name of the optimiser
 * @param evaluations largest number of evaluations of the loss of free pixels, including those of
 *     the movement
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
     * The optimisation of the parameters of guides.
     *
     * @param used whether attributes with guides are changed by them
     * @param priorWeight λ_pr, the factor of the mean square of the parameters in standard
     *     deviations from the guides' own values, at least 0
     * @param evaluations largest number of evaluations of the loss; 0 keeps the guides' own
     *     parameters
     */
    public record Guidance(boolean used, double priorWeight, int evaluations) {

        /** Free pixels without guides. */
        public static final Guidance NONE = new Guidance(false, 0, 0);

        Guidance withEvaluations(int limit) {
            return new Guidance(used, priorWeight, limit);
        }
    }

    /**
     * The movement of pixels before they change colour.
     *
     * @param bendingWeight λ_be, the factor of the bending energy, above 0
     * @param share largest fraction of the evaluations for the movement, from 0, which disables
     *     movement, to less than 1
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

        /** No movement. */
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
     * The default: guides with optimised parameters for attributes that have guides, and free
     * pixels for others.
     */
    public static final Preset RECOMMENDED = byPixels("recommended", new Guidance(true, 0.05, 8));

    /** Free pixels alone, for comparison. */
    public static final Preset RESIDUAL = byPixels("residual", Guidance.NONE);

    /**
     * Returns a preset of free pixels. Its weights were chosen visually and by judges on faces of
     * test people: less smoothness leaves flecks below the lips and patches on cheeks, more of it
     * weakens the attribute, and adding conv2_2 to the layers increases the distance to the person
     * without strengthening the attribute. A movement that may bend more curls the corners of the
     * mouth.
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
     * <p>The weights were chosen visually on composite portraits: from λ_tv = 1 the face itself is
     * blurred, and a larger λ_id suppresses a smile completely. Even so a smile is faint, with
     * coloured fringes on the cheeks.
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
     * Returns the preset with this name.
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

    /** Returns the names of all presets, the default first. */
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    /** Returns the largest number of evaluations of the loss for the movement. */
    public int movementEvaluations() {
        return (int) (movement.share() * evaluations);
    }

    /**
     * Checks that guide pictures are given if and only if the preset needs them.
     *
     * @param given whether guide pictures are given
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

    /** Returns the layers of the attribute term. */
    public List<String> attributeLayerNames() {
        return attributeLayers.stream().map(Share::layer).toList();
    }

    /** Returns all layers on which it compares faces. */
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
        return with(
                attributeLayers,
                identityLayers,
                weights.with(term, weight),
                guidance,
                movement,
                optimizer,
                evaluations);
    }

    /**
     * Returns the same preset with another optimiser.
     *
     * @throws FacetException if there is no optimiser of this name
     */
    public Preset withOptimizer(String other) {
        return with(
                attributeLayers, identityLayers, weights, guidance, movement, other, evaluations);
    }

    /** Returns the same preset with other layers of both terms, with equal shares. */
    public Preset withLayers(List<String> layers) {
        return with(
                equal(layers), equal(layers), weights, guidance, movement, optimizer, evaluations);
    }

    /** Returns the same preset with another limit of the evaluations after the movement. */
    public Preset withColourEvaluations(int limit) {
        int moving = movementEvaluations();
        int total = moving + limit;
        // Half an evaluation is added so that rounding does not remove one.
        double share = (moving + 0.5) / total;
        Movement same = new Movement(movement.bendingWeight(), share);
        return with(attributeLayers, identityLayers, weights, guidance, same, optimizer, total);
    }

    /** Returns the same preset with another limit of evaluations. */
    public Preset withEvaluations(int limit) {
        return limited(limit, guidance.withEvaluations(limit));
    }

    /**
     * Returns the same preset for a quick preview: few evaluations for free pixels, and guides
     * without optimisation.
     */
    public Preset rough(int limit) {
        return limited(Math.min(limit, evaluations), guidance.withEvaluations(0));
    }

    /** Returns a copy with other values of all that the methods above change. */
    private Preset with(
            List<Share> attributeShares,
            List<Share> identityShares,
            LossWeights factors,
            Guidance guided,
            Movement moved,
            String method,
            int limit) {
        return new Preset(
                name,
                attributeShares,
                identityShares,
                factors,
                guided,
                moved,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                guidePictures,
                method,
                limit);
    }

    private Preset limited(int limit, Guidance guided) {
        return with(attributeLayers, identityLayers, weights, guided, movement, optimizer, limit);
    }
}
