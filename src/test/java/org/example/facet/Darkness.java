package org.example.facet;

import io.facet.edit.EditSubject;
import io.facet.edit.LossTerm;
import io.facet.network.LossFunction;
import io.facet.optimize.Evaluation;
import java.util.Arrays;

/** The mean of the pixels, 0 for black to 1 for white: a loss term of a foreign jar, in Java. */
public final class Darkness implements LossTerm {

    @Override
    public String name() {
        return "darkness";
    }

    @Override
    public LossFunction of(EditSubject subject) {
        return (LossFunction.OfPixels)
                picture -> {
                    double sum = 0;
                    for (float sample : picture) {
                        sum += sample;
                    }
                    double unit = 255.0 * picture.length;
                    float[] gradient = new float[picture.length];
                    Arrays.fill(gradient, (float) (1 / unit));
                    return new Evaluation(sum / unit, gradient);
                };
    }
}
