package io.facet.weights;

import io.facet.weights.keras.KerasLayers;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.torch.TorchZip;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads a zip file of weights: of PyTorch, or a whole model of Keras 3, whose {@code
 * model.weights.h5} is unpacked to a temporary file and read from there.
 */
final class ZippedWeights {

    private static final String WEIGHTS = "model.weights.h5";
    private static final String CONFIGURATION = "config.json";
    private static final int LONGEST_CONFIGURATION = 1 << 22;

    /** Largest accepted compression ratio: trained weights shrink by a tenth only. */
    private static final int MOST_INFLATION = 4;

    private static final long INFLATION_ALLOWED = 64L << 20;

    private ZippedWeights() {}

    /** Locates the requested layers. */
    static StoredLayers open(Path file, WeightBytes bytes, List<LayerShape> wanted)
            throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            ZipArchiveEntry weights = zip.getEntry(WEIGHTS);
            if (weights == null) {
                return TorchZip.open(zip, bytes, wanted);
            }
            Path unpacked = Files.createTempFile("facet-weights", ".part");
            try {
                unpack(zip, weights, unpacked, MOST_INFLATION * bytes.size() + INFLATION_ALLOWED);
                return keras(unpacked, pads(zip), wanted);
            } catch (IOException | RuntimeException | Error e) {
                Files.deleteIfExists(unpacked);
                throw e;
            }
        }
    }

    private static StoredLayers keras(Path unpacked, boolean pads, List<LayerShape> wanted)
            throws IOException {
        WeightBytes bytes = WeightBytes.openTemporary(unpacked);
        try {
            return KerasLayers.open(unpacked, bytes, wanted, pads);
        } catch (RuntimeException | Error e) {
            bytes.close();
            throw e;
        }
    }

    private static void unpack(ZipFile zip, ZipArchiveEntry entry, Path to, long most)
            throws IOException {
        CRC32 check = new CRC32();
        long unpacked = 0;
        byte[] piece = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            for (int count = in.read(piece); count > 0; count = in.read(piece)) {
                unpacked += count;
                if (unpacked > most) {
                    throw UnreadableWeights.damaged("it unpacks to far more than weights can take");
                }
                check.update(piece, 0, count);
                out.write(piece, 0, count);
            }
        }
        if (check.getValue() != entry.getCrc()) {
            throw UnreadableWeights.damaged("its part " + WEIGHTS + " has another checksum");
        }
    }

    /**
     * Returns whether the model has padding layers; layers without weights need not be listed among
     * its weights.
     */
    private static boolean pads(ZipFile zip) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(CONFIGURATION);
        if (entry == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            String text = new String(in.readNBytes(LONGEST_CONFIGURATION), StandardCharsets.UTF_8);
            return text.contains("\"ZeroPadding2D\"");
        }
    }
}
