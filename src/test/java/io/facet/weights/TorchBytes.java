package io.facet.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes PyTorch files of a hand-made pickle. */
final class TorchBytes {

    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

    /** Protocol 2, then what is added. */
    TorchBytes() {
        raw(0x80, 2);
    }

    TorchBytes raw(int... bytes) {
        for (int next : bytes) {
            pickle.write(next);
        }
        return this;
    }

    TorchBytes raw(String text) {
        pickle.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    TorchBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        raw('X', bytes.length, 0, 0, 0);
        pickle.writeBytes(bytes);
        return this;
    }

    TorchBytes global(String module, String name) {
        return raw("c" + module + "\n" + name + "\n");
    }

    TorchBytes number(long value) {
        raw(0x8a, 8);
        pickle.writeBytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
        return this;
    }

    TorchBytes numbers(long... values) {
        raw('(');
        for (long value : values) {
            number(value);
        }
        return raw('t');
    }

    /** One tensor of the storage "0". */
    TorchBytes tensor(String key, String type, long offset, long[] shape, long[] strides) {
        text(key).global("torch._utils", "_rebuild_tensor_v2").raw("((");
        text("storage").global("torch", type).text("0").text("cpu").number(1).raw("tQ");
        return number(offset).numbers(shape).numbers(strides).raw(0x89, '}', 't', 'R');
    }

    /** Returns the pickle's bytes up to here, without an end. */
    byte[] pickle() {
        return pickle.toByteArray();
    }

    /** Returns a zip file of the pickle and one storage of zeros, both stored as they are. */
    byte[] zip(int storageBytes) {
        return zip(storageBytes, ZipEntry.STORED);
    }

    byte[] zip(int storageBytes, int method) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "archive/data.pkl", pickle(), method);
            entry(zip, "archive/data/0", new byte[storageBytes], method);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static void entry(ZipOutputStream zip, String name, byte[] bytes, int method)
            throws IOException {
        CRC32 check = new CRC32();
        check.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        entry.setSize(bytes.length);
        entry.setCrc(check.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
