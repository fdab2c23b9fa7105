package io.facet.tensorflow;

import io.facet.tensorflow.graph.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * The variables of a training graph by name, including Adam's moments of the trained ones. Values
 * are passed as float arrays.
 */
final class TrainingVariables {

    private record Slot(
            Variable<TFloat32> variable,
            Placeholder<TFloat32> value,
            Operand<TFloat32> assign,
            Shape shape) {}

    private final Ops tf;
    private final Random random;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, float[]> initial = new LinkedHashMap<>();
    private final List<String> trained = new ArrayList<>();

    TrainingVariables(Ops tf, long seed) {
        this.tf = tf;
        this.random = new Random(seed);
    }

    /**
     * Returns trained weights, initialised as in He et al. (2015): normal, with variance gain² /
     * fan-in.
     */
    Operand<TFloat32> weights(String name, double gain, long... shape) {
        long fanIn = 1;
        for (int i = 0; i < shape.length - 1; i++) {
            fanIn *= shape[i];
        }
        double deviation = gain / Math.sqrt((double) fanIn);
        float[] values = new float[(int) Shape.of(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return trained(name, values, shape);
    }

    /** Returns a trained variable, initialised with one value everywhere. */
    Operand<TFloat32> uniform(String name, float value, long... shape) {
        return trained(name, filled(value, shape), shape);
    }

    /** Returns a variable that is not trained. */
    Variable<TFloat32> statistic(String name, float value, long... shape) {
        return add(name, filled(value, shape), shape);
    }

    private Operand<TFloat32> trained(String name, float[] values, long... shape) {
        trained.add(name);
        return add(name, values, shape);
    }

    private static float[] filled(float value, long... shape) {
        float[] values = new float[(int) Shape.of(shape).size()];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private Variable<TFloat32> add(String name, float[] values, long... dimensions) {
        Shape shape = Shape.of(dimensions);
        Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
        Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        slots.put(name, new Slot(variable, value, tf.assign(variable, value), shape));
        initial.put(name, values);
        return variable;
    }

    /** Returns the names of the trained variables, in the order of their creation. */
    List<String> trained() {
        return List.copyOf(trained);
    }

    Variable<TFloat32> variable(String name) {
        return slots.get(name).variable();
    }

    /** Returns a statistic of a variable, with the variable's shape, initially zero. */
    Variable<TFloat32> moment(String of, String suffix) {
        return statistic(of + suffix, 0f, slots.get(of).shape().asArray());
    }

    void initialise(Session session) {
        assign(session, initial);
        initial.clear();
    }

    /**
     * Sets all variables.
     *
     * @throws IllegalArgumentException if a name is missing or unknown in this graph
     */
    void assign(Session session, Map<String, float[]> values) {
        if (!values.keySet().equals(slots.keySet())) {
            throw new IllegalArgumentException(
                    "The checkpoint is of another network: its variables do not match.");
        }
        slots.forEach(
                (name, slot) -> {
                    try (TFloat32 tensor = Tensors.of(values.get(name), slot.shape().asArray());
                            Result done =
                                    session.runner()
                                            .feed(slot.value(), tensor)
                                            .fetch(slot.assign())
                                            .run()) {
                        assert done.size() == 1;
                    }
                });
    }

    Map<String, float[]> values(Session session) {
        Map<String, float[]> values = new LinkedHashMap<>();
        slots.forEach(
                (name, slot) -> {
                    try (Result result = session.runner().fetch(slot.variable()).run()) {
                        values.put(name, Tensors.floats(result.get(0)));
                    }
                });
        return values;
    }
}
