package io.facet.tensorflow.graph;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** Converts between Java arrays and tensors. The caller must close every tensor returned. */
public final class Tensors {

    private static final int PIECE = 1 << 16;

    private Tensors() {}

    public static TFloat32 of(float[] values, long... shape) {
        return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false));
    }

    public static TInt32 of(int[] values) {
        return TInt32.tensorOf(Shape.of(values.length), DataBuffers.of(values, true, false));
    }

    /** Returns a tensor of floats or doubles, as {@code type} says. */
    public static Tensor of(Class<? extends TNumber> type, float[] values, long... shape) {
        if (type == TFloat32.class) {
            return of(values, shape);
        }
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return TFloat64.tensorOf(Shape.of(shape), DataBuffers.of(wide, true, false));
    }

    /** Returns a tensor of floats or doubles, as {@code type} says. */
    public static Tensor of(Class<? extends TNumber> type, double[] values, long... shape) {
        if (type == TFloat64.class) {
            return TFloat64.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false));
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return of(narrow, shape);
    }

    /** Returns the tensor of a stored tensor of floats whose values are all stored as bytes. */
    public static TFloat32 of(TensorProto stored) {
        long[] shape =
                stored.getTensorShape().getDimList().stream().mapToLong(d -> d.getSize()).toArray();
        return Tensor.of(
                TFloat32.class,
                Shape.of(shape),
                tensor -> copy(stored.getTensorContent(), raw(tensor).data()));
    }

    private static void copy(ByteString from, ByteDataBuffer into) {
        ByteBuffer bytes = from.asReadOnlyByteBuffer().slice();
        byte[] piece = new byte[Math.min(from.size(), PIECE)];
        while (bytes.hasRemaining()) {
            int at = bytes.position();
            int length = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, length);
            into.offset(at).write(piece, 0, length);
        }
    }

    /**
     * Returns a mask of one value per pixel as a tensor that repeats the value in all three
     * channels.
     */
    public static Tensor ofMask(Class<? extends TNumber> type, float[] mask, int side) {
        float[] values = new float[3 * mask.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask[i / 3];
        }
        return of(type, values, 1, side, side, 3);
    }

    /** Returns a constant of floats or doubles, as {@code type} says. */
    @SuppressWarnings("unchecked")
    public static <T extends TNumber> Operand<T> constant(
            Ops tf, Class<T> type, double[] values, Shape shape) {
        if (type == TFloat64.class) {
            return (Operand<T>) tf.constant(shape, DataBuffers.of(values, true, false));
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return (Operand<T>) tf.constant(shape, DataBuffers.of(narrow, true, false));
    }

    /** Returns the values of a tensor of floats or doubles. */
    public static float[] floats(Tensor tensor) {
        if (tensor instanceof TFloat32) {
            float[] values = new float[(int) tensor.size()];
            raw(tensor).data().asFloats().read(values);
            return values;
        }
        double[] wide = doubles(tensor);
        float[] values = new float[wide.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) wide[i];
        }
        return values;
    }

    /** Returns the values of a tensor of doubles. */
    public static double[] doubles(Tensor tensor) {
        double[] values = new double[(int) tensor.size()];
        raw(tensor).data().asDoubles().read(values);
        return values;
    }

    /** Returns the value of a scalar of floats or doubles. */
    public static double number(Tensor scalar) {
        return scalar instanceof TFloat64 ? doubles(scalar)[0] : floats(scalar)[0];
    }

    private static RawTensor raw(Tensor tensor) {
        return tensor.asRawTensor();
    }
}
