package io.facet.tensorflow.graph;

import io.facet.FacetException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/** Checks that the number of a constant's values matches its shape. */
final class ConstantCheck {

    /**
     * Largest number of elements filled from a single stored value, so that a small file cannot
     * request gigabytes.
     */
    private static final long LARGEST_FILL = 1 << 24;

    private ConstantCheck() {}

    /**
     * Checks a constant.
     *
     * @throws FacetException if type, shape and values do not match, or a value is not finite
     */
    static void require(NodeDef node, TensorProto value) {
        GraphGuard.requireType(node, value.getDtype());
        if (!OpDefinitions.attribute(node, "dtype").getType().equals(value.getDtype())) {
            throw GraphGuard.wrong(node, "is of another type than its values");
        }
        long size =
                TensorSize.of(
                        value.getTensorShape(),
                        "The constant '" + Words.shown(node.getName()) + "'");
        int content = value.getTensorContent().size();
        int listed = listed(value);
        if (content > 0 && (listed > 0 || content != size * width(value.getDtype()))) {
            throw GraphGuard.wrong(
                    node,
                    "has %s bytes for %s values of the type %s"
                            .formatted(content, size, value.getDtype()));
        }
        // If fewer values are listed than the shape requires, the last one is repeated.
        if (content == 0 && (listed > size || size > listed && size > LARGEST_FILL)) {
            throw GraphGuard.wrong(node, "has %s values for a shape of %s".formatted(listed, size));
        }
        requireFinite(node, value);
    }

    private static int width(DataType type) {
        return switch (type) {
            case DT_FLOAT, DT_INT32 -> 4;
            case DT_DOUBLE, DT_INT64 -> 8;
            default -> 1;
        };
    }

    /**
     * Returns the number of values listed individually, or {@code Integer.MAX_VALUE} if values of
     * another type are listed.
     */
    private static int listed(TensorProto value) {
        int own =
                switch (value.getDtype()) {
                    case DT_FLOAT -> value.getFloatValCount();
                    case DT_DOUBLE -> value.getDoubleValCount();
                    case DT_INT32 -> value.getIntValCount();
                    case DT_INT64 -> value.getInt64ValCount();
                    default -> value.getBoolValCount();
                };
        int all =
                value.getFloatValCount()
                        + value.getDoubleValCount()
                        + value.getIntValCount()
                        + value.getInt64ValCount()
                        + value.getBoolValCount();
        return all == own ? own : Integer.MAX_VALUE;
    }

    private static void requireFinite(NodeDef node, TensorProto value) {
        boolean finite = value.getFloatValList().stream().allMatch(Float::isFinite);
        finite &= value.getDoubleValList().stream().allMatch(Double::isFinite);
        var bytes =
                value.getTensorContent()
                        .asReadOnlyByteBuffer()
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        if (value.getDtype() == DataType.DT_FLOAT) {
            var floats = bytes.asFloatBuffer();
            while (finite && floats.hasRemaining()) {
                finite = Float.isFinite(floats.get());
            }
        } else if (value.getDtype() == DataType.DT_DOUBLE) {
            var doubles = bytes.asDoubleBuffer();
            while (finite && doubles.hasRemaining()) {
                finite = Double.isFinite(doubles.get());
            }
        }
        if (!finite) {
            throw GraphGuard.wrong(node, "has a value that is no finite number");
        }
    }
}
