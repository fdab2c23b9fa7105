package io.facet.weights;

import io.facet.weights.caffe.CaffeLayers;
import io.facet.weights.keras.KerasLayers;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.matlab.MatLayers;
import io.facet.weights.torch.SafetensorsFile;
import io.facet.weights.torch.TorchStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of files that hold weights, told apart by their first bytes. */
enum WeightFileKind {
    HDF5,
    MATLAB,
    ZIP,
    PYTORCH_STREAM,
    SAFETENSORS,
    CAFFE;

    private static final String KNOWN =
            "Facet reads Keras HDF5 (.h5, .weights.h5, .keras), Caffe (.caffemodel), MatConvNet (.mat,"
                    + " -v7), PyTorch state dicts (.pth) and safetensors.";

    /** Number of bytes that are examined: enough for the magic number of a tar file. */
    private static final int HEAD = 512;

    /**
     * Detects the kind of a file.
     *
     * @throws UnreadableWeights if it is of another kind, with a suggestion what to do
     */
    static WeightFileKind of(WeightBytes bytes) throws IOException {
        byte[] head = bytes.head(HEAD);
        if (head.length == 0) {
            throw new UnreadableWeights("is empty. Fetch it again.");
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        refuseOthers(text);
        if (text.startsWith("MATLAB 5.0")) {
            return MATLAB;
        }
        if (isHdf5(bytes)) {
            return HDF5;
        }
        if (text.startsWith("PK\3\4")) {
            return ZIP;
        }
        if (TorchStream.isOne(head)) {
            return PYTORCH_STREAM;
        }
        if (SafetensorsFile.isOne(head)) {
            return SAFETENSORS;
        }
        if (CaffeLayers.mayBeOne(head)) {
            return CAFFE;
        }
        if (text.startsWith("\u0080")) {
            throw new UnreadableWeights(
                    "is a pickle, but none of PyTorch. Save a state dict: torch.save(model.state_dict(), name).");
        }
        throw new UnreadableWeights("is no file of weights that Facet knows. " + KNOWN);
    }

    /** Opens a file of this kind. */
    StoredLayers open(Path file, WeightBytes bytes, List<LayerShape> wanted) throws IOException {
        return switch (this) {
            case HDF5 -> KerasLayers.open(file, bytes, wanted, false);
            case MATLAB -> MatLayers.open(bytes, wanted);
            case ZIP -> ZippedWeights.open(file, bytes, wanted);
            case PYTORCH_STREAM -> TorchStream.open(bytes, wanted);
            case SAFETENSORS -> SafetensorsFile.open(bytes, wanted);
            case CAFFE -> CaffeLayers.open(bytes, wanted);
        };
    }

    private static void refuseOthers(String head) {
        if (head.startsWith("MATLAB 7.3")) {
            throw new UnreadableWeights(
                    "is a MATLAB file of version 7.3, which Facet does not read. Save it in MATLAB with the option -v7.");
        }
        if (head.startsWith("\u001f\u008b")
                || head.startsWith("BZh")
                || head.startsWith("\u00fd7zXZ")
                || head.startsWith("7z\u00bc\u00af")
                || head.startsWith("ustar", 257)) {
            throw new UnreadableWeights(
                    "is a packed archive. Unpack it first and choose the file of weights in it.");
        }
        if (head.startsWith("version https://git-lfs")) {
            throw new UnreadableWeights(
                    "is only a pointer to a file that Git LFS keeps. Fetch the file itself.");
        }
        String start = head.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype")
                || start.startsWith("<html")
                || start.startsWith("<?xml")) {
            throw new UnreadableWeights(
                    "is a web page: its download went wrong. Open the address in a browser to see why, and fetch it again.");
        }
    }

    // The signature may follow a user block, at 512, 1024, 2048 and so on.
    private static boolean isHdf5(WeightBytes bytes) throws IOException {
        byte[] signature = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
        for (long at = 0; at <= bytes.size() - signature.length; at = at == 0 ? 512 : 2 * at) {
            byte[] found = new byte[signature.length];
            bytes.at(at, found.length, ByteOrder.LITTLE_ENDIAN).get(found);
            if (Arrays.equals(found, signature)) {
                return true;
            }
        }
        return false;
    }
}
