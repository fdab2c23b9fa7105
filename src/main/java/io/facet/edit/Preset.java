package io.facet.edit;

import io.facet.FacetException;
import io.facet.network.LossProblem.LossWeights;
import io.facet.optimize.Optimizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that decides how an edit is done, beside what it is to show.
 *
 * @param name as users give it
 * @param attributeLayers layers of the attribute term with their shares b_l, which add up to 1
 * @param identityLayers layers of the identity term with their shares a_l, which add up to 1
 * @param weights λ of the four terms
 * @param movement how pixels may move before they change colour
 * @param insideIdentity ρ: how much the identity term counts inside the mask, 0..1, against outside
 * @param region where the face may change, unless an edit says otherwise
 * @param clampTargets whether targets below 0, which no ReLU can reach, are cut at 0
 * @param smoothPicture whether the total variation is that of the whole picture instead of the
 *     residual's
 * @param optimizer name of the optimiser
 * @param evaluations most evaluations of the loss, the movement's included
 */
public record Preset(
        String name,
        List<Share> attributeLayers,
        List<Share> identityLayers,
        LossWeights weights,
        Movement movement,
        double insideIdentity,
        EditRegion.Usual region,
        boolean clampTargets,
        boolean smoothPicture,
        String optimizer,
        int evaluations) {

    /** A layer and its share of a term. */
    public record Share(String layer, double share) {}

    /**
     * How pixels may move before they change colour.
     *
     * @param bendingWeight λ_be, the factor of the bending energy, above 0
     * @param openingWeight λ_op, the factor of the squared opening of the mouth in distances of the
     *     pupils, from 0
     * @param share of the evaluations that go into the movement at most, from 0, at which nothing
     *     moves, to less than 1
     */
    public record Movement(double bendingWeight, double openingWeight, double share) {

        /**
         * @throws IllegalArgumentException if a number is outside its range
         */
        public Movement {
            if (!(bendingWeight > 0 && openingWeight >= 0 && share >= 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "movement %s, %s, %s".formatted(bendingWeight, openingWeight, share));
            }
        }

        /** Nothing moves. */
        public static final Movement NONE = new Movement(1, 0, 0);
    }

    public Preset {
        attributeLayers = List.copyOf(attributeLayers);
        identityLayers = List.copyOf(identityLayers);
        if (evaluations < 1) {
            throw new FacetException(
                    "An edit needs at least 1 iteration, not " + evaluations + ".");
        }
        Optimizer.named(optimizer);
    }

    /**
     * The default. Weights chosen by eye and by judges on faces of test people: less smoothness
     * leaves flecks below the lips and patches on cheeks, more of it takes from the attribute, and
     * conv2_2 among the layers adds distance to the person without adding to the attribute. A
     * movement that may bend more curls the corners of the mouth.
     */
    public static final Preset RECOMMENDED =
            new Preset(
                    "recommended",
                    equal("conv3_2", "conv4_2"),
                    equal("conv3_2", "conv4_2"),
                    new LossWeights(1, 0.3, 25, 250),
                    new Movement(1, 0.6, 0.4),
                    0.5,
                    EditRegion.Usual.ATTRIBUTES,
                    true,
                    false,
                    "l-bfgs",
                    100);

    /** Deep Feature Interpolation, Upchurch et al. (2017), arXiv 1611.05507. */
    public static final Preset DFI =
            new Preset(
                    "dfi",
                    equal("conv3_2", "conv4_2"),
                    equal("conv3_2"),
                    new LossWeights(1, 0, 1, 0),
                    Movement.NONE,
                    1,
                    EditRegion.Usual.CROP,
                    false,
                    true,
                    "l-bfgs",
                    60);

    private static final List<Preset> ALL = List.of(RECOMMENDED, DFI);

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

    /** All layers that it compares faces on. */
    public List<String> layers() {
        return Stream.concat(attributeLayers.stream(), identityLayers.stream())
                .map(Share::layer)
                .distinct()
                .toList();
    }

    /** The same preset with other layers of both terms, which count alike. */
    public Preset withLayers(List<String> layers) {
        return new Preset(
                name,
                equal(layers),
                equal(layers),
                weights,
                movement,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                optimizer,
                evaluations);
    }

    /** The same preset with another limit of the evaluations that are left after the movement. */
    public Preset withColourEvaluations(int limit) {
        int moving = movementEvaluations();
        int total = moving + limit;
        // Half an evaluation more, so that rounding takes none away.
        double share = (moving + 0.5) / total;
        Movement same = new Movement(movement.bendingWeight(), movement.openingWeight(), share);
        return new Preset(
                name,
                attributeLayers,
                identityLayers,
                weights,
                same,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                optimizer,
                total);
    }

    /** The same preset with another limit of evaluations. */
    public Preset withEvaluations(int limit) {
        return new Preset(
                name,
                attributeLayers,
                identityLayers,
                weights,
                movement,
                insideIdentity,
                region,
                clampTargets,
                smoothPicture,
                optimizer,
                limit);
    }
}
