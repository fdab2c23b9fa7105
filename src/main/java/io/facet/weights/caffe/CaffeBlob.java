package io.facet.weights.caffe;

import io.facet.weights.layers.FileValues;
import io.facet.weights.layers.NumberType;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Caffe's {@code BlobProto}: an array, its shape in field 7 or, in older files, as num,
 * channels, height and width in fields 1 to 4; its values in field 5 (floats) or 8 (doubles).
 */
final class CaffeBlob {

    private static final int MOST_AXES = 32;

    private final WeightBytes bytes;
    private final long[] oldShape = {-1, -1, -1, -1};
    private List<Long> shape;
    private FileValues values;

    private CaffeBlob(WeightBytes bytes) {
        this.bytes = bytes;
    }

    /** Reads the position of a blob's values and skips them. */
    static StoredArray read(ProtobufMessage message, WeightBytes bytes) throws IOException {
        CaffeBlob blob = new CaffeBlob(bytes);
        while (message.nextField()) {
            blob.readField(message);
        }
        FileValues values =
                blob.values == null
                        ? new FileValues(bytes, 0, 0, NumberType.FLOAT32, ByteOrder.LITTLE_ENDIAN)
                        : blob.values;
        return StoredArray.rowMajor(values, blob.shape());
    }

    private void readField(ProtobufMessage message) throws IOException {
        int field = message.field();
        boolean packed = message.wireType() == ProtobufMessage.DELIMITED;
        if (field >= 1 && field <= 4 && message.wireType() == ProtobufMessage.VARINT) {
            oldShape[field - 1] = message.varint();
        } else if (field == 5 && (packed || message.wireType() == ProtobufMessage.FIXED_32)) {
            readValues(message, NumberType.FLOAT32, packed);
        } else if (field == 8 && (packed || message.wireType() == ProtobufMessage.FIXED_64)) {
            readValues(message, NumberType.FLOAT64, packed);
        } else if (field == 7 && packed) {
            readShape(message.message());
        } else {
            message.skip();
        }
    }

    private void readValues(ProtobufMessage message, NumberType type, boolean packed)
            throws IOException {
        if (packed) {
            long length = message.length();
            if (length % type.bytes() != 0) {
                throw UnreadableWeights.damaged("an array ends within a number");
            }
            if (length > 0) {
                append(message.position(), length / type.bytes(), type, type.bytes());
            }
            message.skip(length);
        } else {
            // Each value has its own tag, which takes one byte.
            append(message.position(), 1, type, type.bytes() + 1);
            message.skip(type.bytes());
        }
    }

    private void append(long position, long count, NumberType type, int step) {
        if (values == null) {
            values = values(position, count, type, step);
            return;
        }
        boolean continues =
                values.type() == type
                        && values.step() == step
                        && step != type.bytes()
                        && position == values.offset() + values.count() * step;
        if (!continues) {
            throw new UnreadableWeights(
                    "holds an array in several pieces, which Facet does not read. Save it again with Caffe.");
        }
        values = values(values.offset(), values.count() + count, type, step);
    }

    private FileValues values(long position, long count, NumberType type, int step) {
        return new FileValues(bytes, position, count, type, ByteOrder.LITTLE_ENDIAN, step);
    }

    private void readShape(ProtobufMessage message) throws IOException {
        if (shape == null) {
            shape = new ArrayList<>();
        }
        while (message.nextField()) {
            if (message.is(1, ProtobufMessage.VARINT)) {
                addExtent(message.varint());
            } else if (message.is(1, ProtobufMessage.DELIMITED)) {
                long end = message.length() + message.position();
                while (message.position() < end) {
                    addExtent(message.varint());
                }
            } else {
                message.skip();
            }
        }
    }

    private void addExtent(long extent) {
        if (shape.size() == MOST_AXES) {
            throw UnreadableWeights.damaged("an array has more than %s axes".formatted(MOST_AXES));
        }
        shape.add(extent);
    }

    private long[] shape() {
        if (shape != null) {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }
        boolean old = false;
        for (long extent : oldShape) {
            old |= extent >= 0;
        }
        if (!old) {
            return new long[] {values == null ? 0 : values.count()};
        }
        return oldShape.clone();
    }
}
