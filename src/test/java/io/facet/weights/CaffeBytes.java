package io.facet.weights;

import io.facet.network.VggTopology;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes Caffe networks with layers of the second version, valid and invalid. */
final class CaffeBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CaffeBytes() {
        raw(field(1, "made up".getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the smallest VGG, one channel a stage, all values alike. */
    static CaffeBytes network(VggTopology topology, float value) {
        CaffeBytes net = new CaffeBytes();
        topology.layers().forEach(layer -> net.layer(layer, value));
        return net;
    }

    CaffeBytes layer(VggTopology.Convolution layer, float value) {
        float[] kernel = new float[layer.outputs() * layer.inputs() * 9];
        Arrays.fill(kernel, value);
        byte[] weights = blob(floats(kernel), layer.outputs(), layer.inputs(), 3, 3);
        return layer(
                layer.name(), weights, blob(floats(new float[layer.outputs()]), layer.outputs()));
    }

    CaffeBytes layer(String name, byte[]... blobs) {
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        layer.writeBytes(field(1, name.getBytes(StandardCharsets.UTF_8)));
        for (byte[] blob : blobs) {
            layer.writeBytes(field(7, blob));
        }
        return raw(field(100, layer.toByteArray()));
    }

    CaffeBytes raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Returns a blob of packed values, already written, and a shape. */
    static byte[] blob(byte[] values, long... shape) {
        return joined(field(5, values), shape(shape));
    }

    static byte[] shape(long... extents) {
        byte[][] written = new byte[extents.length][];
        Arrays.setAll(written, i -> varint(extents[i]));
        return field(7, field(1, joined(written)));
    }

    static byte[] floats(float... values) {
        ByteBuffer written =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        written.asFloatBuffer().put(values);
        return written.array();
    }

    static byte[] field(int number, byte[] content) {
        return joined(varint((long) number << 3 | 2), varint(content.length), content);
    }

    static byte[] varint(long value) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        long rest = value;
        for (; (rest & ~127L) != 0; rest >>>= 7) {
            written.write((int) (rest & 127 | 128));
        }
        written.write((int) rest);
        return written.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
