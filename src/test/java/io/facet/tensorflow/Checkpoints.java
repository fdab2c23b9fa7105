package io.facet.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TString;

/** Writes the variables of a SavedModel with TensorFlow itself. */
final class Checkpoints {

    private Checkpoints() {}

    static void write(
            Path model, DataType type, Map<String, double[]> values, Map<String, long[]> shapes)
            throws IOException {
        write(model, type, values, shapes, new byte[0]);
    }

    /**
     * Writes a checkpoint.
     *
     * @param objects TensorFlow 2's description of the saved objects; not written if empty
     */
    static void write(
            Path model,
            DataType type,
            Map<String, double[]> values,
            Map<String, long[]> shapes,
            byte[] objects)
            throws IOException {
        Path folder = Files.createDirectories(model.resolve("variables"));
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            List<Operand<?>> tensors = new ArrayList<>();
            values.forEach(
                    (key, array) -> {
                        Operand<TFloat64> wide =
                                tf.constant(Shape.of(shapes.get(key)), DataBuffers.of(array));
                        tensors.add(
                                type == DataType.DT_DOUBLE
                                        ? wide
                                        : tf.dtypes.cast(wide, TFloat32.class));
                    });
            List<String> names = new ArrayList<>(values.keySet());
            if (objects.length > 0) {
                names.add("_CHECKPOINTABLE_OBJECT_GRAPH");
                tensors.add(tf.constantOf(TString.tensorOfBytes(NdArrays.scalarOfObject(objects))));
            }
            String[] keys = names.toArray(new String[0]);
            String[] whole = Collections.nCopies(keys.length, "").toArray(new String[0]);
            String prefix = folder.resolve("variables").toString();
            session.run(
                    tf.train.save(tf.constant(prefix), tf.array(keys), tf.array(whole), tensors));
        }
    }
}
