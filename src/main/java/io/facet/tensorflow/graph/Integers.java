package io.facet.tensorflow.graph;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Reads the values of a short constant of 32-bit integers, such as a window or a list of axes. */
final class Integers {

    private static final int MOST = 64;

    private Integers() {}

    /** Returns the values; empty if the tensor is not such a constant. */
    static List<Integer> of(TensorProto value) {
        long size = 1;
        for (TensorShapeProto.Dim dim : value.getTensorShape().getDimList()) {
            size *= Math.min(Math.max(dim.getSize(), 0), MOST + 1);
        }
        if (value.getDtype() != DataType.DT_INT32 || size > MOST) {
            return List.of();
        }
        List<Integer> numbers = new ArrayList<>(value.getIntValList());
        IntBuffer content =
                value.getTensorContent()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer();
        while (content.hasRemaining()) {
            numbers.add(content.get());
        }
        if (!numbers.isEmpty() && numbers.size() < size) {
            int last = numbers.get(numbers.size() - 1);
            numbers.addAll(Collections.nCopies((int) size - numbers.size(), last));
        }
        return numbers;
    }
}
