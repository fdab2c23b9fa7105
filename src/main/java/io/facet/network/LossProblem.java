package io.facet.network;

import io.facet.image.FloatImage;
import java.util.Arrays;
import java.util.List;

/**
 * Represents what is to be minimised over the residual r: with x = reference + mask·r, the weighted
 * sum of its parts,
 *
 * <pre>J(r) = Σ_k λ_k·L_k(x, mask·r)</pre>
 *
 * @param reference S x S x 3, RGB, grey levels
 * @param mask S x S, row by row, from 0 (pixel is fixed) to 1 (pixel may change fully)
 * @param parts the terms with their weights
 */
public record LossProblem(FloatImage reference, float[] mask, List<LossPart> parts) {

    /**
     * @throws IllegalArgumentException if the mask has another size than the reference, or two
     *     parts have the same name
     */
    public LossProblem {
        parts = List.copyOf(parts);
        int positions = reference.width() * reference.height();
        if (mask.length != positions) {
            throw new IllegalArgumentException(
                    "A mask has as many values as the reference has pixels, " + positions + ".");
        }
        if (parts.stream().map(LossPart::name).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("Two parts of a loss have the same name.");
        }
    }

    /** Returns a problem in which every pixel may change fully. */
    public static LossProblem everywhere(FloatImage reference, List<LossPart> parts) {
        float[] mask = new float[reference.width() * reference.height()];
        Arrays.fill(mask, 1);
        return new LossProblem(reference, mask, parts);
    }

    /** Returns the same problem for a reference whose pixels have moved. */
    public LossProblem from(FloatImage moved) {
        return new LossProblem(moved, mask, parts);
    }

    /**
     * Returns the problem as a function of the pixels themselves: without a mask, and without the
     * terms that read the change.
     */
    public LossProblem byPixels() {
        return everywhere(
                reference,
                parts.stream()
                        .map(part -> part.function().readsChange() ? part.weighted(0) : part)
                        .toList());
    }
}
