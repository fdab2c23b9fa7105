package io.facet.cli;

import io.facet.network.VggTopology;
import io.facet.network.VggTopology.Convolution;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Convolutions of VGG-Face's shape with random weights, in Caffe's format: 59 MB. Field numbers are
 * those of NetParameter, LayerParameter, BlobProto and BlobShape.
 */
final class FullCaffeFile {

    private static final VggTopology TOPOLOGY =
            new VggTopology(224, List.of(64, 128, 256, 512, 512), VggTopology.VGG_16);

    private FullCaffeFile() {}

    static void write(Path file) throws IOException {
        Random random = new Random(5);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            field(out, 1, "made up".getBytes());
            for (Convolution layer : TOPOLOGY.layers()) {
                double deviation = Math.sqrt(2.0 / (9 * layer.inputs()));
                float[] kernel = gaussian(random, 9 * layer.inputs() * layer.outputs(), deviation);
                float[] bias = gaussian(random, layer.outputs(), 0.01);
                ByteArrayOutputStream message = new ByteArrayOutputStream();
                field(message, 1, layer.name().getBytes());
                field(message, 7, blob(kernel, layer.outputs(), layer.inputs(), 3, 3));
                field(message, 7, blob(bias, layer.outputs()));
                field(out, 100, message.toByteArray());
            }
        }
    }

    private static byte[] blob(float[] values, int... shape) throws IOException {
        ByteArrayOutputStream dims = new ByteArrayOutputStream();
        for (int length : shape) {
            varint(dims, length);
        }
        ByteArrayOutputStream blobShape = new ByteArrayOutputStream();
        field(blobShape, 1, dims.toByteArray());
        ByteBuffer data =
                ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        field(blob, 7, blobShape.toByteArray());
        field(blob, 5, data.array());
        return blob.toByteArray();
    }

    private static void field(OutputStream out, int number, byte[] bytes) throws IOException {
        varint(out, number << 3 | 2);
        varint(out, bytes.length);
        out.write(bytes);
    }

    private static void varint(OutputStream out, int value) throws IOException {
        int rest = value;
        for (; rest > 127; rest >>>= 7) {
            out.write(rest & 127 | 128);
        }
        out.write(rest);
    }

    private static float[] gaussian(Random random, int length, double deviation) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
