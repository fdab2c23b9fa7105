package io.facet.tensorflow;

import io.facet.network.VggTopology;
import io.facet.network.VggTopology.Convolution;
import io.facet.tensorflow.graph.Tensors;
import io.facet.train.TrainingBatch;
import io.facet.train.TrainingGraph;
import io.facet.train.TrainingSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A VGG-style network in training, in TensorFlow's graph: convolution, batch normalisation (Ioffe
 * and Szegedy 2015) and ReLU; linear heads on pool3, pool4 and the descriptor for the attributes; a
 * cosine softmax for the person; a linear decoder for the picture; Adam (Kingma and Ba 2015) with
 * decoupled decay.
 */
final class VggTrainingGraph implements TrainingGraph {

    private static final float BATCH_NORM_EPSILON = 1e-3f;
    private static final float STATISTICS_RATE = 0.02f;
    private static final float IDENTITY_SCALE = 20f;
    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;
    private static final String STEPS = "steps";

    private final TrainingSpec spec;
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final TrainingVariables variables;
    private final Session session;

    private final Placeholder<TFloat32> images;
    private final Placeholder<TFloat32> labels;
    private final Placeholder<TFloat32> confidences;
    private final Placeholder<TInt32> people;
    private final Placeholder<TFloat32> known;
    private final Placeholder<TFloat32> learningRate;
    private final Placeholder<TFloat32> stepNumber;
    private final List<Operand<TFloat32>> losses;
    private final Output<?> imageGradient;
    private final List<Op> updates = new ArrayList<>();
    private final Heads inference;
    private int stepsTaken;

    /** The outputs of the network for a batch, and the maps that the decoder reads. */
    private record Heads(
            Operand<TFloat32> attributes,
            List<Operand<TFloat32>> auxiliary,
            Operand<TFloat32> descriptor,
            Map<Integer, Operand<TFloat32>> lastMaps) {}

    VggTrainingGraph(TrainingSpec spec) {
        this.spec = spec;
        variables = new TrainingVariables(tf, spec.seed());
        images = image("images");
        labels = placeholder("labels", spec.attributes());
        confidences = placeholder("confidences", spec.attributes());
        people = tf.withName("people").placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        known = tf.withName("known").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
        learningRate = scalar("learning_rate");
        stepNumber = scalar("step_number");
        makeVariables();
        losses = losses(heads(true));
        inference = heads(false);
        imageGradient = addOptimiser();
        session = new Session(graph, SessionConfig.training(spec.bfloat16()));
        variables.initialise(session);
    }

    private Placeholder<TFloat32> image(String name) {
        int side = spec.topology().inputSize();
        Shape shape = Shape.of(-1, side, side, 3);
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(shape));
    }

    private Placeholder<TFloat32> placeholder(String name, long columns) {
        Shape shape = Shape.of(-1, columns);
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(shape));
    }

    private Placeholder<TFloat32> scalar(String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    private void makeVariables() {
        for (Convolution layer : spec.topology().layers()) {
            int channels = layer.outputs();
            variables.weights(
                    layer.name() + "/kernel", Math.sqrt(2), 3, 3, layer.inputs(), channels);
            variables.uniform(layer.name() + "/scale", 1f, channels);
            variables.uniform(layer.name() + "/offset", 0f, channels);
            variables.statistic(layer.name() + "/mean", 0f, channels);
            variables.statistic(layer.name() + "/variance", 1f, channels);
        }
        int size = spec.descriptorSize();
        variables.weights("descriptor/kernel", 1, poolUnits(spec.topology().stages()), size);
        variables.uniform("descriptor/bias", 0f, size);
        variables.weights("attributes/kernel", 1, size, spec.attributes());
        variables.uniform("attributes/bias", 0f, spec.attributes());
        variables.weights("people/kernel", 1, size, spec.identities());
        for (int stage : List.of(3, 4)) {
            variables.weights(
                    "auxiliary" + stage + "/kernel", 0.5, poolUnits(stage), spec.attributes());
            variables.uniform("auxiliary" + stage + "/bias", 0f, spec.attributes());
            int width = spec.topology().widths().get(stage - 1);
            int block = 1 << (stage - 1);
            variables.weights("decoder" + stage + "/kernel", 0.5, 1, 1, width, 3L * block * block);
        }
    }

    private long poolUnits(int stage) {
        long side = spec.topology().inputSize() >> stage;
        return side * side * spec.topology().widths().get(stage - 1);
    }

    private Operand<TFloat32> normalised() {
        return tf.math.mul(
                tf.math.sub(images, tf.constant(spec.mean())), tf.constant(spec.scale()));
    }

    private Heads heads(boolean training) {
        VggTopology topology = spec.topology();
        Operand<TFloat32> x = normalised();
        Map<Integer, Operand<TFloat32>> last = new HashMap<>();
        Map<Integer, Operand<TFloat32>> pools = new HashMap<>();
        for (Convolution layer : topology.layers()) {
            x = convolution(x, layer, training);
            if (topology.endsStage(layer)) {
                last.put(layer.stage(), x);
                x = RawOps.maxPool(tf, x, "pool" + layer.stage() + (training ? "" : "_inference"));
                pools.put(layer.stage(), x);
            }
        }
        Operand<TFloat32> descriptor = dense(x, poolUnits(topology.stages()), "descriptor");
        Operand<TFloat32> attributes =
                dense(tf.nn.relu(descriptor), spec.descriptorSize(), "attributes");
        List<Operand<TFloat32>> auxiliary = new ArrayList<>();
        for (int stage : List.of(3, 4)) {
            auxiliary.add(dense(pools.get(stage), poolUnits(stage), "auxiliary" + stage));
        }
        return new Heads(attributes, auxiliary, descriptor, last);
    }

    private Operand<TFloat32> convolution(
            Operand<TFloat32> x, Convolution layer, boolean training) {
        String name = layer.name();
        Operand<TFloat32> y =
                tf.nn.conv2d(
                        x, variables.variable(name + "/kernel"), List.of(1L, 1L, 1L, 1L), "SAME");
        Variable<TFloat32> mean = variables.variable(name + "/mean");
        Variable<TFloat32> variance = variables.variable(name + "/variance");
        Operand<TFloat32> none = tf.constant(new float[0]);
        FusedBatchNorm<TFloat32, TFloat32> norm =
                tf.nn.fusedBatchNorm(
                        y,
                        variables.variable(name + "/scale"),
                        variables.variable(name + "/offset"),
                        training ? none : mean,
                        training ? none : variance,
                        FusedBatchNorm.epsilon(BATCH_NORM_EPSILON),
                        FusedBatchNorm.isTraining(training));
        if (training) {
            updates.add(follow(mean, norm.batchMean()));
            updates.add(follow(variance, norm.batchVariance()));
        }
        return tf.nn.relu(norm.y());
    }

    /** Returns an operation that moves a running statistic towards the batch's. */
    private Op follow(Variable<TFloat32> running, Operand<TFloat32> batch) {
        return tf.assignAdd(
                running, tf.math.mul(tf.math.sub(batch, running), tf.constant(STATISTICS_RATE)));
    }

    private Operand<TFloat32> dense(Operand<TFloat32> x, long inputs, String name) {
        Operand<TFloat32> rows = tf.reshape(x, tf.constant(new long[] {-1, inputs}));
        return tf.math.add(
                tf.linalg.matMul(rows, variables.variable(name + "/kernel")),
                variables.variable(name + "/bias"));
    }

    private List<Operand<TFloat32>> losses(Heads heads) {
        Operand<TFloat32> auxiliary =
                tf.math.add(
                        crossEntropy(heads.auxiliary().get(0)),
                        crossEntropy(heads.auxiliary().get(1)));
        Operand<TFloat32> reconstruction =
                tf.math.add(
                        reconstruction(heads.lastMaps().get(3), 3),
                        reconstruction(heads.lastMaps().get(4), 4));
        return List.of(
                crossEntropy(heads.attributes()),
                auxiliary,
                identity(heads.descriptor()),
                reconstruction);
    }

    /**
     * Returns the mean binary cross-entropy, softplus(z) - y z, weighted by the labels' confidence.
     */
    private Operand<TFloat32> crossEntropy(Operand<TFloat32> logits) {
        Operand<TFloat32> each = tf.math.sub(tf.math.softplus(logits), tf.math.mul(labels, logits));
        Operand<TFloat32> sum = sum(tf.math.mul(each, confidences));
        return tf.math.div(sum, tf.math.add(sum(confidences), tf.constant(1e-6f)));
    }

    private Operand<TFloat32> identity(Operand<TFloat32> descriptor) {
        Operand<TFloat32> centres = unitLength(variables.variable("people/kernel"), 0);
        Operand<TFloat32> cosines = tf.linalg.matMul(unitLength(descriptor, 1), centres);
        // The sparse form of this loss has no gradient in TensorFlow's C++ library.
        Operand<TFloat32> wanted =
                tf.oneHot(people, tf.constant(spec.identities()), tf.constant(1f), tf.constant(0f));
        Operand<TFloat32> each =
                tf.nn.softmaxCrossEntropyWithLogits(
                                tf.math.mul(cosines, tf.constant(IDENTITY_SCALE)), wanted)
                        .loss();
        return tf.math.div(
                sum(tf.math.mul(each, known)), tf.math.add(sum(known), tf.constant(1e-6f)));
    }

    private Operand<TFloat32> unitLength(Operand<TFloat32> x, int axis) {
        Operand<TFloat32> squares =
                tf.reduceSum(
                        tf.math.mul(x, x),
                        tf.constant(axis),
                        org.tensorflow.op.core.ReduceSum.keepDims(true));
        return tf.math.mul(x, tf.math.rsqrt(tf.math.add(squares, tf.constant(1e-6f))));
    }

    /**
     * Returns the mean squared error of the input decoded linearly from the last maps of a stage.
     */
    private Operand<TFloat32> reconstruction(Operand<TFloat32> maps, int stage) {
        Operand<TFloat32> blocks =
                tf.nn.conv2d(
                        maps,
                        variables.variable("decoder" + stage + "/kernel"),
                        List.of(1L, 1L, 1L, 1L),
                        "SAME");
        Operand<TFloat32> picture = tf.nn.depthToSpace(blocks, 1L << (stage - 1));
        return mean(tf.math.squaredDifference(picture, normalised()), 0, 1, 2, 3);
    }

    private Operand<TFloat32> sum(Operand<TFloat32> x) {
        int rank = x.shape().numDimensions();
        int[] axes = java.util.stream.IntStream.range(0, rank).toArray();
        return tf.reduceSum(x, tf.constant(axes));
    }

    private Operand<TFloat32> mean(Operand<TFloat32> x, int... axes) {
        return tf.math.mean(x, tf.constant(axes));
    }

    private Operand<TFloat32> total() {
        TrainingSpec.Weights w = spec.weights();
        float[] factors = {w.attribute(), w.auxiliary(), w.identity(), w.reconstruction()};
        Operand<TFloat32> total = null;
        for (int i = 0; i < factors.length; i++) {
            Operand<TFloat32> part = tf.math.mul(losses.get(i), tf.constant(factors[i]));
            total = total == null ? part : tf.math.add(total, part);
        }
        return total;
    }

    /** Adds Adam for every trained variable; returns the gradient with respect to the pictures. */
    private Output<?> addOptimiser() {
        List<String> names = variables.trained();
        Output<?>[] inputs = new Output<?>[names.size() + 1];
        for (int i = 0; i < names.size(); i++) {
            inputs[i] = variables.variable(names.get(i)).asOutput();
        }
        inputs[names.size()] = images.asOutput();
        Output<?>[] gradients =
                graph.addGradients("train", new Output<?>[] {total().asOutput()}, inputs, null);
        Operand<TFloat32> firstPower = tf.math.pow(tf.constant(FIRST_DECAY), stepNumber);
        Operand<TFloat32> secondPower = tf.math.pow(tf.constant(SECOND_DECAY), stepNumber);
        for (int i = 0; i < names.size(); i++) {
            updates.addAll(adam(names.get(i), gradients[i], firstPower, secondPower));
        }
        return gradients[names.size()];
    }

    @SuppressWarnings("unchecked")
    private List<Op> adam(
            String name,
            Output<?> gradient,
            Operand<TFloat32> firstPower,
            Operand<TFloat32> secondPower) {
        Variable<TFloat32> variable = variables.variable(name);
        Op step =
                tf.train.applyAdam(
                        variable,
                        variables.moment(name, "/first"),
                        variables.moment(name, "/second"),
                        firstPower,
                        secondPower,
                        learningRate,
                        tf.constant(FIRST_DECAY),
                        tf.constant(SECOND_DECAY),
                        tf.constant(1e-6f),
                        (Operand<TFloat32>) gradient);
        if (!name.endsWith("/kernel")) {
            return List.of(step);
        }
        Operand<TFloat32> rate = tf.math.mul(learningRate, tf.constant(spec.weights().decay()));
        return List.of(step, tf.assignSub(variable, tf.math.mul(variable, rate)));
    }

    @Override
    public Step step(TrainingBatch batch, float rate) {
        stepsTaken++;
        float[] knownPeople = new float[batch.size()];
        int[] person = batch.identities().clone();
        for (int i = 0; i < person.length; i++) {
            knownPeople[i] = person[i] < 0 ? 0f : 1f;
            person[i] = Math.max(person[i], 0);
        }
        int side = spec.topology().inputSize();
        try (TFloat32 x = Tensors.of(batch.images(), batch.size(), side, side, 3);
                TFloat32 y = Tensors.of(batch.labels(), batch.size(), spec.attributes());
                TFloat32 c = Tensors.of(batch.confidences(), batch.size(), spec.attributes());
                TInt32 p = Tensors.of(person);
                TFloat32 k = Tensors.of(knownPeople, batch.size());
                TFloat32 r = TFloat32.scalarOf(rate);
                TFloat32 n = TFloat32.scalarOf(stepsTaken)) {
            Session.Runner runner =
                    session.runner()
                            .feed(images, x)
                            .feed(labels, y)
                            .feed(confidences, c)
                            .feed(people, p)
                            .feed(known, k)
                            .feed(learningRate, r)
                            .feed(stepNumber, n);
            losses.forEach(runner::fetch);
            runner.fetch(imageGradient);
            updates.forEach(runner::addTarget);
            try (Result result = runner.run()) {
                return new Step(
                        ((TFloat32) result.get(0)).getFloat(),
                        ((TFloat32) result.get(1)).getFloat(),
                        ((TFloat32) result.get(2)).getFloat(),
                        ((TFloat32) result.get(3)).getFloat(),
                        Tensors.floats(result.get(4)));
            }
        }
    }

    @Override
    public Outputs evaluate(float[] pictures, int size) {
        int side = spec.topology().inputSize();
        try (TFloat32 x = Tensors.of(pictures, size, side, side, 3);
                Result result =
                        session.runner()
                                .feed(images, x)
                                .fetch(inference.attributes())
                                .fetch(inference.descriptor())
                                .run()) {
            return new Outputs(Tensors.floats(result.get(0)), Tensors.floats(result.get(1)));
        }
    }

    @Override
    public Map<String, float[]> state() {
        Map<String, float[]> state = variables.values(session);
        state.put(STEPS, new float[] {stepsTaken});
        return state;
    }

    @Override
    public void restore(Map<String, float[]> state) {
        Map<String, float[]> values = new HashMap<>(state);
        // Adam's bias correction continues from the restored step.
        stepsTaken = (int) values.remove(STEPS)[0];
        variables.assign(session, values);
    }

    @Override
    public Map<String, float[]> foldedWeights() {
        return BatchNormFolding.fold(
                spec.topology(), variables.values(session), BATCH_NORM_EPSILON);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
