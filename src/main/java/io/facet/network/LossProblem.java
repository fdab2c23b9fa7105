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
 * @param mask S x S, row by row, 0 where nothing may change to 1 where all may
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

    /** Returns a problem where every pixel may change in full. */
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
     * Returns the problem as a function of the pixels themselves: no mask before them, and no
     * weight on what reads the change.
     */
    public LossProblem byPixels() {
        return everywhere(
                reference,
                parts.stream()
                        .map(part -> part.function().readsChange() ? part.weighted(0) : part)
                        .toList());
    }
}
