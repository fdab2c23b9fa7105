package io.facet.edit;

import io.facet.warp.FreeFormDeformation;

/** Represents a weighted term of a loss on the optimised parameters, not on the picture. */
interface ParameterTerm {

    /** The name of the movement's bending energy. */
    String BENDING = "bending";

    /** The name of the mean square of the guides' parameters. */
    String PRIOR = "prior";

    /** Returns the factor λ. */
    double weight();

    /** Returns the term at the parameters, before its weight. */
    Slope at(float[] parameters);

    /**
     * A value and its derivative with respect to each parameter.
     *
     * @param gradient one derivative for each parameter
     */
    record Slope(double value, double[] gradient) {}

    /** The bending energy of a movement. */
    record Bending(FreeFormDeformation deformation, double weight) implements ParameterTerm {

        @Override
        public Slope at(float[] numbers) {
            FreeFormDeformation.Bending bending = deformation.bending(numbers);
            double[] gradient = new double[numbers.length];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = bending.gradient()[i];
            }
            return new Slope(bending.value(), gradient);
        }
    }

    /** The mean square of the guides' parameters, in standard deviations from their own values. */
    record Prior(double weight) implements ParameterTerm {

        @Override
        public Slope at(float[] z) {
            double value = 0;
            double[] gradient = new double[z.length];
            for (int k = 0; k < z.length; k++) {
                value += (double) z[k] * z[k] / z.length;
                gradient[k] = 2.0 * z[k] / z.length;
            }
            return new Slope(value, gradient);
        }
    }
}
