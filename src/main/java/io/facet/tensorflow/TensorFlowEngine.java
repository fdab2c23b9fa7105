package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.FeatureNetwork;
import io.facet.network.ForeignNetwork;
import io.facet.network.ImageFunction;
import io.facet.network.ImageFunctionCard;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import io.facet.network.NetworkEngine;
import io.facet.network.Precision;
import io.facet.network.VggTopology;
import io.facet.network.WeightArray;
import io.facet.network.WeightSource;
import io.facet.tensorflow.graph.Tensors;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Runs networks in TensorFlow's graph. */
public final class TensorFlowEngine implements NetworkEngine {

    /**
     * Creates the engine.
     *
     * @throws FacetException if TensorFlow cannot run on this processor
     */
    public TensorFlowEngine() {
        ProcessorFeatures.requireTensorFlows();
        NativeEnvironment.prepare();
    }

    @Override
    public FeatureNetwork load(Path folder, Precision precision) {
        return TensorFlowNetwork.load(folder, NetworkCardFile.read(folder), precision);
    }

    @Override
    public NetworkCard save(
            Path folder, NetworkCard card, VggTopology topology, WeightSource weights) {
        return VggNetworkWriter.write(folder, card, topology, weights);
    }

    @Override
    public NetworkCard importNetwork(Path savedModel, Path folder, ForeignNetwork said) {
        return SavedModelImport.run(savedModel, folder, said);
    }

    @Override
    public ImageFunction loadFunction(Path folder) {
        return TensorFlowFunction.load(folder);
    }

    @Override
    public ImageFunctionCard save(
            Path folder, ImageFunctionCard card, Map<String, WeightArray> weights) {
        return TensorFlowFunction.write(folder, card, weights);
    }

    @Override
    public double matrixProductSpeed(int size, int repetitions) {
        try (Graph graph = new Graph();
                Session session = new Session(graph, SessionConfig.inference());
                Tensor matrix = Tensors.of(new float[size * size], size, size)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> input =
                    tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(size, size)));
            Operand<TFloat32> product = tf.linalg.matMul(input, input);
            // Only the product's corner is fetched, because copying the whole product would be
            // timed too.
            Operand<TFloat32> corner =
                    tf.slice(product, tf.constant(new int[2]), tf.constant(new int[] {1, 1}));
            long start = System.nanoTime();
            for (int i = 0; i < repetitions; i++) {
                session.runner().feed(input, matrix).fetch(corner).run().close();
            }
            double seconds = (System.nanoTime() - start) / 1e9 / repetitions;
            return 2.0 * size * size * size / seconds;
        }
    }
}
