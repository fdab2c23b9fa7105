package io.facet.edit;

import io.facet.network.LossFunction;

/**
 * Represents a named term of an edit's loss, L_k. Presets name terms and give them weights: {@link
 * Preset#withWeight}.
 *
 * <p>Facet finds third-party terms by {@link java.util.ServiceLoader}: the jar lists the class in
 * {@code META-INF/services/io.facet.edit.LossTerm}. This example keeps the picture dark:
 *
 * <pre>{@code
 * public final class Darkness implements LossTerm {
 *
 *     public String name() {
 *         return "darkness";
 *     }
 *
 *     public LossFunction of(EditSubject subject) {
 *         return (LossFunction.OfPixels)
 *                 picture -> {
 *                     double value = 0;
 *                     float[] gradient = new float[picture.length];
 *                     for (int i = 0; i < picture.length; i++) {
 *                         value += picture[i] / 255 / picture.length;
 *                         gradient[i] = 1f / 255 / picture.length;
 *                     }
 *                     return new Evaluation(value, gradient);
 *                 };
 *     }
 * }
 * }</pre>
 *
 * A term on feature maps is a {@link LossFunction.Formula}, whose gradient the engine derives.
 * Implementations are immutable, deterministic and thread-safe.
 */
public interface LossTerm {

    /**
     * Returns the name of the term in presets and tables of losses, such as {@code total
     * variation}.
     */
    String name();

    /** Returns the term as a function of the picture of one edit, before its weight. */
    LossFunction of(EditSubject subject);
}
