package io.facet.weights.layers;

/**
 * Reports a problem with a weight file where the file's name is unknown. {@link VggWeightFile}
 * turns it into a {@link io.facet.FacetException} for the user.
 */
public final class UnreadableWeights extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param predicate a sentence without its subject, the file, and what to do: "has no layer fc6.
     *     Choose another file."
     */
    public UnreadableWeights(String predicate) {
        super(predicate);
    }

    /** The network has a layer between its convolutions that VGG-Face's does not have. */
    public static UnreadableWeights scaling(String layer) {
        return new UnreadableWeights(
                "holds a layer that scales channels, such as batch normalisation (%s), which VGG-Face's network does not have. Choose a file of VGG-16 without it."
                        .formatted(FoundNames.shown(layer)));
    }

    /** Returns the error for a weight of integers, or of an unsupported small type. */
    public static UnreadableWeights notFloating(String weight, String type) {
        return new UnreadableWeights(
                "holds %s as %s, not as floating-point numbers of 16, 32 or 64 bits. Save the model with those."
                        .formatted(FoundNames.shown(weight), type));
    }

    /** Returns the error for an inconsistent file that was truncated or modified. */
    public static UnreadableWeights damaged(String what) {
        return new UnreadableWeights("is damaged: " + what + ". Fetch it again.");
    }
}
