package io.facet.weights.caffe;

import io.facet.weights.layers.KernelAxes;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightFormat;
import io.facet.weights.layers.WeightStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Locates the layers of a Caffe network, a {@code NetParameter} in the wire format of protocol
 * buffers: in field 2 those of the first version (name 4, blobs 6), in field 100 those of the
 * second (name 1, blobs 7). The numbers are those of Caffe's {@code caffe.proto}.
 */
public final class CaffeLayers implements StoredLayers {

    private static final int NAME = 1;

    /**
     * The type of a layer of the second version; the first version has no layers that scale
     * channels.
     */
    private static final int TYPE = 2;

    private static final Set<String> SCALING = Set.of("BatchNorm", "BN", "Scale", "Bias", "PReLU");
    private static final int LAYERS_V1 = 2;
    private static final int LAYERS_V2 = 100;

    /** Longest layer name that is read; VGG has no longer ones. */
    private static final int LONGEST = 64;

    private final Set<String> wanted;
    private final Set<String> dense;
    private final Map<String, Layer> layers = new HashMap<>();
    private final WeightBytes bytes;

    private CaffeLayers(WeightBytes bytes, List<LayerShape> wanted) {
        this.bytes = bytes;
        this.wanted = wanted.stream().map(LayerShape::name).collect(Collectors.toSet());
        this.dense =
                wanted.stream()
                        .filter(LayerShape::dense)
                        .map(LayerShape::name)
                        .collect(Collectors.toSet());
    }

    /**
     * Returns whether a file may be a network: the format has no magic number, only a first field.
     */
    public static boolean mayBeOne(byte[] head) {
        int first = head[0] & 255;
        boolean named = first == (NAME << 3 | 2) || first == (LAYERS_V1 << 3 | 2);
        boolean second = head.length > 1 && first == 0xa2 && head[1] == 0x06;
        return head.length > 1 && (named || second);
    }

    /** Locates the requested layers. */
    public static CaffeLayers open(WeightBytes bytes, List<LayerShape> wanted) throws IOException {
        CaffeLayers layers = new CaffeLayers(bytes, wanted);
        ProtobufMessage net = new ProtobufMessage(new WeightStream(bytes, 0), bytes.size());
        while (net.nextField()) {
            if (net.is(LAYERS_V1, ProtobufMessage.DELIMITED)) {
                layers.read(net.message(), 4, 6);
            } else if (net.is(LAYERS_V2, ProtobufMessage.DELIMITED)) {
                layers.read(net.message(), 1, 7);
            } else {
                net.skip();
            }
        }
        return layers;
    }

    private void read(ProtobufMessage layer, int nameField, int blobsField) throws IOException {
        String name = "";
        String type = "";
        List<StoredArray> blobs = new ArrayList<>();
        while (layer.nextField()) {
            if (layer.is(nameField, ProtobufMessage.DELIMITED)) {
                name = layer.text(LONGEST);
            } else if (layer.is(blobsField, ProtobufMessage.DELIMITED) && blobs.size() < 2) {
                blobs.add(CaffeBlob.read(layer.message(), bytes));
            } else if (nameField == NAME && layer.is(TYPE, ProtobufMessage.DELIMITED)) {
                type = layer.text(LONGEST);
            } else {
                layer.skip();
            }
        }
        if (!blobs.isEmpty() && SCALING.contains(type)) {
            throw UnreadableWeights.scaling(name + ", " + type);
        }
        // A network for training has data layers of the same names, without blobs.
        if (wanted.contains(name) && !blobs.isEmpty()) {
            StoredArray kernel = dense.contains(name) ? withoutOnes(blobs.get(0)) : blobs.get(0);
            layers.put(name, new Layer(kernel, blobs.size() < 2 ? null : blobs.get(1)));
        }
    }

    /**
     * Removes the two leading axes of one element that older files add to the outputs x inputs of a
     * dense kernel.
     */
    private static StoredArray withoutOnes(StoredArray kernel) {
        long[] s = kernel.shape();
        return s.length == 4 && s[0] == 1 && s[1] == 1
                ? StoredArray.rowMajor(kernel.values(), s[2], s[3])
                : kernel;
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.CAFFE;
    }

    @Override
    public KernelAxes axes() {
        return KernelAxes.OIHW;
    }

    @Override
    public Optional<Layer> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
