package io.facet.optimize;

import java.util.ArrayList;
import java.util.List;

/**
 * The last few steps s = x' - x and changes of gradient y = g' - g, which represent an
 * approximation H of the inverse Hessian (Nocedal, Updating Quasi-Newton Matrices with Limited
 * Storage, Mathematics of Computation 35, 1980).
 */
final class CurvaturePairs {

    /**
     * Smallest cosine between s and y for a pair to be used. At or below 0, H would no longer be
     * positive definite; a quadratic with condition number 1e6 never gets below 2e-3 (Kantorovich).
     */
    private static final double LEAST_COSINE = 1e-8;

    /** A step s and the change y of the gradient over it. */
    private record Pair(double[] step, double[] change) {}

    /** A pair with s'y and y'y among the free variables. */
    private record FreePair(
            double[] step, double[] change, double curvature, double changeSquared) {}

    private final int capacity;

    /** The oldest first. */
    private final List<Pair> pairs = new ArrayList<>();

    CurvaturePairs(int capacity) {
        this.capacity = capacity;
    }

    /** Stores a step, replacing the oldest one if necessary. */
    void add(Iterate from, Iterate to) {
        pairs.add(
                new Pair(
                        difference(to.point(), from.point()),
                        difference(to.gradient(), from.gradient())));
        if (pairs.size() > capacity) {
            pairs.remove(0);
        }
    }

    void forget() {
        pairs.clear();
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /**
     * Returns the direction -H g, by the two-loop recursion of Nocedal and Wright, Numerical
     * Optimization (2nd edition), algorithm 7.4, within the subspace of the free variables: pairs
     * are restricted to it before they are used, so that H is the inverse of the Hessian there, not
     * a part of the inverse of the whole Hessian.
     *
     * @return n numbers, 0 where not free; all 0 if no pair has enough curvature among the free
     *     variables to determine a length
     */
    double[] direction(float[] gradient, FreeVariables free) {
        List<FreePair> usable = usable(free);
        if (usable.isEmpty()) {
            return new double[gradient.length];
        }
        double[] direction = free.scaled(gradient, -1);
        double[] weights = new double[usable.size()];
        for (int j = usable.size() - 1; j >= 0; j--) {
            FreePair each = usable.get(j);
            weights[j] = free.dot(each.step(), direction) / each.curvature();
            free.add(direction, -weights[j], each.change());
        }
        FreePair newest = usable.get(usable.size() - 1);
        free.scale(direction, newest.curvature() / newest.changeSquared());
        for (int j = 0; j < usable.size(); j++) {
            FreePair each = usable.get(j);
            double correction = free.dot(each.change(), direction) / each.curvature();
            free.add(direction, weights[j] - correction, each.step());
        }
        return direction;
    }

    /**
     * Returns the pairs with enough curvature; a step that ends at a bend of the path may lack it.
     */
    private List<FreePair> usable(FreeVariables free) {
        List<FreePair> usable = new ArrayList<>();
        for (Pair pair : pairs) {
            double curvature = free.dot(pair.step(), pair.change());
            double changeSquared = free.dot(pair.change(), pair.change());
            double lengths =
                    Math.sqrt(free.dot(pair.step(), pair.step())) * Math.sqrt(changeSquared);
            if (curvature > LEAST_COSINE * lengths) {
                usable.add(new FreePair(pair.step(), pair.change(), curvature, changeSquared));
            }
        }
        return usable;
    }

    private static double[] difference(float[] to, float[] from) {
        double[] difference = new double[to.length];
        for (int i = 0; i < to.length; i++) {
            difference[i] = (double) to[i] - from[i];
        }
        return difference;
    }
}
