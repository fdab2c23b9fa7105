package io.facet.tensorflow;

import io.facet.tensorflow.savedmodel.MaskedChecksum;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorSliceProto;

/** Variable indices in TensorFlow's format that have valid checksums but false content. */
final class Lies {

    static final List<String> NAMES =
            List.of(
                    "a size that is not its shape's",
                    "a huge declared shape",
                    "a shape with a negative axis",
                    "an offset behind the file",
                    "a negative offset",
                    "a file that is not there",
                    "a negative file",
                    "a type of texts",
                    "a type of half precision",
                    "slices",
                    "no header",
                    "a header of a million files",
                    "bytes in the other order",
                    "an entry that is no message",
                    "a compressed block");

    private Lies() {}

    static byte[] index(int kind) {
        Map<String, byte[]> entries = new TreeMap<>();
        BundleHeaderProto.Builder header = BundleHeaderProto.newBuilder().setNumShards(1);
        if (kind == 11) {
            header.setNumShards(1_000_000);
        }
        if (kind == 12) {
            header.setEndianness(BundleHeaderProto.Endianness.BIG);
        }
        if (kind != 10) {
            entries.put("", header.build().toByteArray());
        }
        for (String variable : new KerasModel(DataType.DT_FLOAT).shapes.keySet()) {
            byte[] entry = kind == 13 ? new byte[] {-1, -1} : entry(kind).build().toByteArray();
            entries.put(KerasModel.key(variable), entry);
        }
        return table(entries, kind == 14 ? 1 : 0);
    }

    private static BundleEntryProto.Builder entry(int kind) {
        BundleEntryProto.Builder entry =
                BundleEntryProto.newBuilder()
                        .setDtype(DataType.DT_FLOAT)
                        .setShape(Protos.shape(3, 3, 3, 4))
                        .setSize(432);
        switch (kind) {
            case 0 -> entry.setSize(428);
            case 1 -> entry.setShape(Protos.shape(1 << 20, 1 << 20, 1 << 20)).setSize(1L << 62);
            case 2 -> entry.setShape(Protos.shape(-1, 108));
            case 3 -> entry.setOffset(1L << 40);
            case 4 -> entry.setOffset(-8);
            case 5 -> entry.setShardId(7);
            case 6 -> entry.setShardId(-1);
            case 7 -> entry.setDtype(DataType.DT_STRING);
            case 8 -> entry.setDtype(DataType.DT_HALF);
            case 9 -> entry.addSlices(TensorSliceProto.getDefaultInstance());
            default -> {}
        }
        return entry;
    }

    /** Returns a table of one block, whose keys share no prefixes. */
    private static byte[] table(Map<String, byte[]> entries, int type) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        entries.forEach((key, value) -> put(block, key, value));
        byte[] data = handle(file, block, type);
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        put(index, "z", data);
        byte[] meta = handle(file, new ByteArrayOutputStream(), 0);
        byte[] root = handle(file, index, 0);
        ByteBuffer footer = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        footer.put(meta).put(root).putLong(40, 0xdb4775248b80fb57L);
        file.writeBytes(footer.array());
        return file.toByteArray();
    }

    private static void put(ByteArrayOutputStream block, String key, byte[] value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        block.write(0);
        block.writeBytes(number(name.length));
        block.writeBytes(number(value.length));
        block.writeBytes(name);
        block.writeBytes(value);
    }

    private static byte[] handle(
            ByteArrayOutputStream file, ByteArrayOutputStream block, int type) {
        block.writeBytes(new byte[] {0, 0, 0, 0, 1, 0, 0, 0});
        int size = block.size();
        block.write(type);
        int offset = file.size();
        byte[] bytes = block.toByteArray();
        file.writeBytes(bytes);
        int sum = MaskedChecksum.of(bytes, 0, bytes.length);
        file.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(sum).array());
        ByteArrayOutputStream handle = new ByteArrayOutputStream();
        handle.writeBytes(number(offset));
        handle.writeBytes(number(size));
        return handle.toByteArray();
    }

    private static byte[] number(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int rest = value;
        while (rest >= 128) {
            bytes.write(rest & 127 | 128);
            rest >>>= 7;
        }
        bytes.write(rest);
        return bytes.toByteArray();
    }
}
