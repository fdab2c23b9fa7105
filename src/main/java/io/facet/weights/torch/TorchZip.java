package io.facet.weights.torch;

import io.facet.weights.layers.FileValues;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.StoredValues;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads the format of PyTorch since 1.6: a zip file whose {@code data.pkl} is the pickled object
 * and whose {@code data/<key>} are the storages, all of them uncompressed.
 */
public final class TorchZip {

    private static final String PICKLE = "data.pkl";

    private final ZipFile zip;
    private final WeightBytes bytes;
    private final String folder;
    private final ByteOrder order;

    private TorchZip(ZipFile zip, WeightBytes bytes) throws IOException {
        this.zip = zip;
        this.bytes = bytes;
        this.folder = folder(zip);
        this.order = order();
    }

    /** Locates the requested layers. */
    public static StoredLayers open(ZipFile zip, WeightBytes bytes, List<LayerShape> wanted)
            throws IOException {
        return new TorchZip(zip, bytes).layers(wanted);
    }

    private static String folder(ZipFile zip) {
        return Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .min(Comparator.comparingInt(String::length))
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .orElseThrow(
                        () ->
                                new UnreadableWeights(
                                        "is a zip file, but none of PyTorch or Keras. If it holds a file of weights, unpack that first."));
    }

    private ByteOrder order() throws IOException {
        ZipArchiveEntry entry = zip.getEntry(folder + "byteorder");
        if (entry == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            String order = new String(in.readNBytes(16), StandardCharsets.US_ASCII).strip();
            return order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
    }

    private StoredLayers layers(List<LayerShape> wanted) throws IOException {
        ZipArchiveEntry pickle = stored(folder + PICKLE);
        WeightStream stream = new WeightStream(bytes, pickle.getDataOffset());
        return TorchTensors.layers(new PickleReader(stream).read(), this::values, bytes, wanted);
    }

    private StoredValues values(TorchStorage storage) {
        ZipArchiveEntry entry = stored(folder + "data/" + storage.key());
        long count = entry.getSize() / storage.type().bytes();
        return new FileValues(bytes, entry.getDataOffset(), count, storage.type(), order);
    }

    private ZipArchiveEntry stored(String name) {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw UnreadableWeights.damaged("its part %s is missing".formatted(shown(name)));
        }
        // PyTorch does not compress, and an uncompressed entry cannot be a decompression bomb.
        if (entry.getMethod() != ZipArchiveEntry.STORED) {
            throw new UnreadableWeights(
                    "was packed again as a compressed zip file. Save it again with torch.save.");
        }
        return entry;
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[^\\p{Alnum}._/-]", "?");
        return plain.substring(0, Math.min(plain.length(), 100));
    }
}
