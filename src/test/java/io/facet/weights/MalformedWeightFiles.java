package io.facet.weights;

import io.facet.network.VggTopology;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Damaged and hostile weight files of every kind, the same in every run. */
public final class MalformedWeightFiles {

    private static final int FLIPS = 12;
    private static final int TRUNCATIONS = 10;
    private static final int HEAD = 512;

    private final WrittenWeights small = WrittenWeights.small();
    private final VggTopology topology = small.topology().withoutDense();
    private final List<Malformed> files = new ArrayList<>();

    /**
     * One file.
     *
     * @param mayBeRead whether the damage may be in an unused part, or affect a value only
     */
    public record Malformed(String name, byte[] bytes, boolean mayBeRead) {}

    private MalformedWeightFiles() {
        for (WrittenWeights.Layout layout : small.index().layouts()) {
            byte[] right = bytes(layout.name());
            addFlips(layout.name(), right);
            addTruncations(layout.name(), right);
        }
        addCaffe();
        addPickles();
        addTorchContainers();
        addMatlab();
        addHdf5();
        addOtherKinds();
    }

    /** Returns all of them. */
    public static List<Malformed> all() {
        return new MalformedWeightFiles().files;
    }

    private void refused(String name, byte[] bytes) {
        files.add(new Malformed(name, bytes, false));
    }

    private void addFlips(String name, byte[] right) {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < FLIPS; i++) {
            addFlip(name, right, random.nextInt(HEAD), random.nextInt(8));
            addFlip(name, right, random.nextInt(right.length), random.nextInt(8));
        }
    }

    private void addFlip(String name, byte[] right, int at, int bit) {
        byte[] flipped = right.clone();
        flipped[at] ^= (byte) (1 << bit);
        files.add(new Malformed("%s: bit %d of byte %d".formatted(name, bit, at), flipped, true));
    }

    private void addTruncations(String name, byte[] right) {
        for (int i = 0; i < TRUNCATIONS; i++) {
            int length = i == 0 ? 20 : right.length * i / TRUNCATIONS;
            // The layers after the convolutions are not needed.
            files.add(
                    new Malformed(
                            "%s: cut to %d bytes".formatted(name, length),
                            Arrays.copyOf(right, length),
                            i > TRUNCATIONS / 2));
        }
    }

    private void addCaffe() {
        caffe("length beyond the end", CaffeBytes.joined(bytes(0x12), CaffeBytes.varint(1 << 30)));
        caffe("length of 2^63", CaffeBytes.joined(bytes(0x12), CaffeBytes.varint(1L << 63)));
        caffe("negative length", CaffeBytes.joined(bytes(0x12), CaffeBytes.varint(-1)));
        caffe("endless integer", filled(100_000, 0xff));
        caffe("field 0", bytes(0x02, 0x00));
        caffe("wire type 6", bytes(0x0e));
        caffe("wire type 7", bytes(0x0f));
        caffe("group that ends nowhere", bytes(0x0b));
        caffe("group that ends another", bytes(0x0b, 0x14));
        caffe("groups a million deep", filled(1_000_000, 0x0b));
        caffe("group end alone", bytes(0x0c));
        caffe("layers without end", CaffeBytes.joined(filled(4_000_000, 0x12, 0x00)));
        byte[] some = CaffeBytes.floats(new float[54]);
        caffeKernel("extents of 2^40", some, 1L << 40, 3, 3, 3);
        caffeKernel("extents that overflow", some, 1L << 62, 1L << 62, 3, 3);
        caffeKernel("negative extents", some, -2, -3, 3, 3);
        caffeKernel("extents of zero", some, 0, 3, 3, 3);
        caffeKernel("no extents", some);
        caffeKernel("another order", some, 3, 3, 3, 2);
        caffeKernel("too few values", CaffeBytes.floats(new float[53]), 2, 3, 3, 3);
        caffeKernel("no values", new byte[0], 2, 3, 3, 3);
        caffeKernel("a value cut in two", new byte[215], 2, 3, 3, 3);
        caffeKernel("all zero", some, 2, 3, 3, 3);
        byte[] nan = some.clone();
        nan[2] = nan[3] = (byte) 0xff;
        caffeKernel("no number", nan, 2, 3, 3, 3);
        long[] many = new long[1_000_000];
        Arrays.fill(many, 1);
        caffeKernel("a million axes", some, many);
        byte[] pieces = CaffeBytes.joined(CaffeBytes.field(5, some), CaffeBytes.field(5, some));
        caffe("values in pieces", new CaffeBytes().layer("conv1_1", pieces).bytes());
        byte[] tagged = filled(54 * 5, 0x2d, 0, 0, 0, 0);
        byte[] mixed = CaffeBytes.joined(tagged, CaffeBytes.field(5, some));
        caffe("values packed and not", new CaffeBytes().layer("conv1_1", mixed).bytes());
        caffe("unpacked and too few", new CaffeBytes().layer("conv1_1", tagged, tagged).bytes());
        caffe("no layers", new CaffeBytes().bytes());
        CaffeBytes zero = CaffeBytes.network(topology, 0);
        caffe("a whole network of zeros", zero.bytes());
        caffe("a whole network of NaN", CaffeBytes.network(topology, Float.NaN).bytes());
    }

    private void caffe(String name, byte[] content) {
        boolean whole = content.length > 1 && content[0] == 0x0a;
        refused("caffe: " + name, whole ? content : new CaffeBytes().raw(content).bytes());
    }

    private void caffeKernel(String name, byte[] values, long... shape) {
        CaffeBytes net = new CaffeBytes();
        byte[] bias = CaffeBytes.blob(CaffeBytes.floats(new float[2]), 2);
        net.layer("conv1_1", CaffeBytes.blob(values, shape), bias);
        topology.layers().stream().skip(1).forEach(layer -> net.layer(layer, 1));
        caffe(name, net.bytes());
    }

    private void addPickles() {
        for (String global :
                List.of(
                        "os system",
                        "posix system",
                        "builtins eval",
                        "builtins getattr",
                        "__builtin__ exec",
                        "subprocess Popen",
                        "torch.nn.modules.container Sequential",
                        "torch._utils _rebuild_tensor_v3",
                        "torch LongStorage",
                        "collections OrderedDictX",
                        "collections.OrderedDict __init__")) {
            String[] parts = global.split(" ");
            pickle("global " + global, new TorchBytes().global(parts[0], parts[1]).raw(")R."));
            pickle(
                    "stacked global " + global,
                    new TorchBytes().text(parts[0]).text(parts[1]).raw(0x93, ')', 'R', '.'));
            pickle(
                    "instance of " + global,
                    new TorchBytes().raw("(i" + parts[0] + "\n" + parts[1] + "\n."));
        }
        pickle("global of a long name", new TorchBytes().raw("c" + "x".repeat(100_000)));
        pickle("dict called", new TorchBytes().raw("})R."));
        pickle("storage called", new TorchBytes().global("torch", "FloatStorage").raw(")R."));
        pickle("new object", new TorchBytes().global("collections", "OrderedDict").raw(')', 0x81));
        pickle("extension", new TorchBytes().raw(0x82, 1, '.'));
        pickle("tuples a million deep", nested(")", 0x85, 900_000));
        pickle("lists a million deep", nested("]", 'a', 450_000));
        pickle("list within itself", new TorchBytes().raw("]q").raw(0, 'h', 0, 'a', '.'));
        pickle("list as its own key", new TorchBytes().raw("}]q").raw(0, 'h', 0, 's', '.'));
        TorchBytes own = new TorchBytes().raw("}q").raw(0).text("state_dict");
        pickle("dict within itself", own.raw('h', 0, 's', '.'));
        pickle("doubling", doubling().raw("."));
        pickle("doubling as a name", doubling().text("x").raw(0x93, '.'));
        pickle("doubling as a storage", doublingStorage());
        pickle("one list in many dicts", oneListInManyDicts());
        pickle("two million of nothing", new TorchBytes().raw("N".repeat(2_000_000)).raw("."));
        pickle("no end", new TorchBytes().raw("}"));
        pickle("nothing to return", new TorchBytes().raw("."));
        pickle("unmarked tuple", new TorchBytes().raw("t."));
        pickle("unmarked items", new TorchBytes().raw("}u."));
        pickle("odd items", new TorchBytes().raw("}(Nu."));
        pickle("mark above the stack", new TorchBytes().raw("}(0t."));
        pickle("remembers nothing", new TorchBytes().raw('h', 7, '.'));
        pickle("unknown instruction", new TorchBytes().raw(0xff, '.'));
        pickle("text of 4 GB", new TorchBytes().raw('X', 0xff, 0xff, 0xff, 0xff, '.'));
        pickle("text of 2^62", new TorchBytes().raw(0x8d, 0, 0, 0, 0, 0, 0, 0, 0x40, '.'));
        pickle("negative text", new TorchBytes().raw(0x8d, 1, 1, 1, 1, 1, 1, 1, 0xff, '.'));
        pickle("frame of 2^62", new TorchBytes().raw(0x95, 0, 0, 0, 0, 0, 0, 0, 0x40, '.'));
        pickle("integer of 255 bytes", new TorchBytes().raw(0x8a, 255).raw("9".repeat(255)));
        pickle("integer of words", new TorchBytes().raw("Lwords\n."));
        pickle("number of words", new TorchBytes().raw("Fwords\n."));
        pickle("state of a number", new TorchBytes().raw("K").raw(1, 'N', 'b', '.'));
        pickle("appends to a tuple", new TorchBytes().raw(")Na."));
        pickle("not a dict", new TorchBytes().raw("K").raw(1, '.'));
        pickle("identity of no storage", new TorchBytes().raw("NQ."));
        pickle("tensor of nothing", tensorOf("(t"));
        pickle("tensor of numbers", tensorOf("(K\1K\1K\1K\1t"));
        addTensors();
    }

    private void addTensors() {
        long[] kernel = {2, 3, 3, 3};
        long[] right = {27, 9, 3, 1};
        tensor("offset beyond the end", 1000, kernel, right);
        tensor("negative offset", -1, kernel, right);
        tensor("offset of 2^63 - 1", Long.MAX_VALUE, kernel, right);
        tensor("huge strides", 0, kernel, new long[] {1L << 40, 9, 3, 1});
        tensor("overflowing strides", 0, kernel, new long[] {1L << 62, 1L << 62, 1L << 62, 1});
        tensor("negative strides", 0, kernel, new long[] {-27, 9, 3, 1});
        tensor("huge extents", 0, new long[] {1L << 40, 3, 3, 3}, right);
        tensor("negative extents", 0, new long[] {-2, 3, -3, 3}, right);
        tensor("extents of zero", 0, new long[] {0, 3, 3, 3}, right);
        tensor("more strides than axes", 0, kernel, new long[] {27, 9, 3, 1, 1});
        tensor("no axes", 0, new long[0], new long[0]);
        tensor("forty axes", 0, new long[40], new long[40]);
        TorchBytes doubles = new TorchBytes().raw("}(");
        doubles.tensor("conv1_1.weight", "DoubleStorage", 0, kernel, right).raw("u.");
        refused("pth: storage of half the size", doubles.zip(54 * 4));
    }

    private void tensor(String name, long offset, long[] shape, long[] strides) {
        TorchBytes state = new TorchBytes().raw("}(");
        state.tensor("conv1_1.weight", "FloatStorage", offset, shape, strides);
        state.tensor("conv1_1.bias", "FloatStorage", 0, new long[] {2}, new long[] {1});
        refused("pth: " + name, state.raw("u.").zip(54 * 4));
    }

    private static TorchBytes tensorOf(String arguments) {
        TorchBytes state = new TorchBytes().raw("}").text("conv1_1.weight");
        return state.global("torch._utils", "_rebuild_tensor_v2").raw(arguments + "Rs.");
    }

    private static TorchBytes nested(String innermost, int wrap, int times) {
        TorchBytes pickle = new TorchBytes();
        if (wrap == 'a') {
            pickle.raw(innermost.repeat(times)).raw("a".repeat(times - 1));
        } else {
            byte[] wraps = filled(times, wrap);
            pickle.raw(innermost).raw(new String(wraps, StandardCharsets.ISO_8859_1));
        }
        return pickle.raw(".");
    }

    /** Lists of twice the previous list: 2^60 elements if they were copied. */
    private static TorchBytes doubling() {
        TorchBytes pickle = new TorchBytes().raw("]");
        for (int i = 0; i < 60; i++) {
            pickle.raw('q', i, '0', ']', '(', 'h', i, 'h', i, 'e');
        }
        return pickle;
    }

    private static TorchBytes doublingStorage() {
        TorchBytes pickle = doubling().raw('q', 60, '0', '(').text("storage");
        return pickle.global("torch", "FloatStorage").raw('h', 60).text("cpu").raw("K\1tQ.");
    }

    private static TorchBytes oneListInManyDicts() {
        TorchBytes pickle = new TorchBytes().raw("]q\0(K\1N").raw(0x86, 'q', 1);
        pickle.raw("h\1".repeat(400_000)).raw("e0").global("collections", "OrderedDict");
        byte[] call = {'h', 2, 'h', 0, (byte) 0x85, 'R', '0'};
        String calls = new String(call, StandardCharsets.ISO_8859_1).repeat(100_000);
        return pickle.raw("q\2").raw(calls).raw(".");
    }

    private void pickle(String name, TorchBytes pickle) {
        refused("pth: " + name, pickle.zip(4));
    }

    private void addTorchContainers() {
        TorchBytes empty = new TorchBytes().raw("}.");
        refused("pth: packed pickle", empty.zip(4, ZipEntry.DEFLATED));
        TorchBytes bomb = new TorchBytes().raw("N".repeat(20_000_000)).raw(".");
        refused("pth: pickle that is a bomb", bomb.zip(4, ZipEntry.DEFLATED));
        refused("pth: storage that is a bomb", storageBomb());
        refused("zip: of nothing", zip());
        refused("zip: of a document", zip("word/document.xml"));
        refused("zip: names that climb", zip("../../data.pkl"));
        refused("zip: many parts", zip(many("part", 20_000)));
        byte[] right = bytes("pth-zip");
        refused("pth: directory gone", Arrays.copyOf(right, right.length - 100));
        int directory = find(right, "PK\1\2", 0);
        files.add(
                new Malformed("pth: part elsewhere", patched(right, directory + 42, -2, 4), true));
        refused("pth: pickle of 4 GB", patched(right, directory + 20, -2, 8));
        byte[] legacy = bytes("pth-legacy");
        int keys = find(legacy, "conv1_1.bias", 0);
        refused("legacy: another key", patched(legacy, keys, 0x5858585858585858L, 8));
        refused("legacy: magic alone", Arrays.copyOf(legacy, 15));
        refused("legacy: another protocol", patched(legacy, 18, 77, 1));
        for (long count : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, 0}) {
            refused("legacy: storage of " + count, legacyStorage(legacy, count));
        }
    }

    /** Returns the right file with another count before its first storage. */
    private static byte[] legacyStorage(byte[] legacy, long count) {
        byte[] first = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(54).array();
        int at = find(legacy, new String(first, StandardCharsets.ISO_8859_1), 0);
        return patched(legacy, at, count, 8);
    }

    private static byte[] storageBomb() {
        TorchBytes state = new TorchBytes().raw("}(");
        long[] shape = {2, 3, 3, 3};
        state.tensor("conv1_1.weight", "FloatStorage", 0, shape, new long[] {27, 9, 3, 1});
        byte[] pickle = state.raw("u.").pickle();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            TorchBytes.entry(zip, "a/data.pkl", pickle, ZipEntry.STORED);
            TorchBytes.entry(zip, "a/data/0", new byte[100_000_000], ZipEntry.DEFLATED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String... names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                TorchBytes.entry(zip, name, bytes(1), ZipEntry.STORED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void addMatlab() {
        byte[] right = bytes("mat-v5");
        byte[] header = Arrays.copyOf(right, 128);
        refused("mat: nothing but a header", header);
        mat("of 4 GB", header, matrix(-8));
        mat("of 2 GB", header, matrix(Integer.MAX_VALUE - 7));
        mat("of another type", header, ints(99, 8, 0, 0));
        mat("cells of 2^31 - 1", header, array("layers", 1, 1, Integer.MAX_VALUE));
        mat("cells that overflow", header, array("layers", 1, 1 << 16, 1 << 16, 2));
        mat("negative cells", header, array("layers", 1, -3, 1));
        mat("cells of a negative product", header, array("layers", 1, -3, -3));
        mat("no axes", header, array("layers", 1));
        mat("cells a thousand deep", header, nestedCells(1_000));
        mat("cells a hundred thousand deep", header, nestedCells(100_000));
        mat("a struct without fields", header, array("net", 2, 1, 1));
        mat("a number for layers", header, array("layers", 6, 1, 1));
        mat("a million empty cells", header, emptyCells(1_000_000));
        mat("a bomb", header, compressed(zeros(600_000_000)));
        byte[] cells = CaffeBytes.joined(emptyCells(5_000_000));
        mat("a bomb of cells", header, compressed(List.of(cells)));
        byte[][] bombs = new byte[60][];
        Arrays.fill(bombs, compressed(ignored(60_000_000)));
        mat("sixty bombs", header, CaffeBytes.joined(bombs));
        mat("packed nonsense", header, CaffeBytes.joined(ints(15, 64), filled(64, 0x55)));
        mat("packed nothing", header, ints(15, 0));
        mat("packed within packed", header, compressed(List.of(compressed(zeros(1_000)))));
        byte[] v7 = right.clone();
        System.arraycopy("MATLAB 7.3".getBytes(StandardCharsets.US_ASCII), 0, v7, 0, 10);
        refused("mat: of version 7.3", v7);
        refused("mat: without byte order", patched(right, 126, 0, 2));
        addPatchedMatlab(right);
    }

    /** Extents and names of the right file replaced. */
    private void addPatchedMatlab(byte[] right) {
        int kernel =
                find(right, new String(ints(5, 16, 3, 3, 3, 2), StandardCharsets.ISO_8859_1), 0);
        int[] extents = {0, -1, 4, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int extent : extents) {
            for (int axis = 0; axis < 4; axis++) {
                byte[] changed = patched(right, kernel + 8 + 4 * axis, extent, 4);
                refused("mat: axis %d of %d".formatted(axis, extent), changed);
            }
            refused("mat: data of " + extent, patched(right, kernel + 36, extent, 4));
        }
        int name = find(right, "conv3_2", 0);
        refused("mat: renamed layer", patched(right, name, 'x', 1));
        byte[] mean = CaffeBytes.floats(129.1863f);
        int red = find(right, new String(mean, StandardCharsets.ISO_8859_1), 0);
        int noNumber = Float.floatToIntBits(Float.NaN);
        refused("mat: mean of no number", patched(right, red, noNumber, 4));
    }

    private void mat(String name, byte[] header, byte[] element) {
        refused("mat: " + name, CaffeBytes.joined(header, element));
    }

    private static byte[] matrix(int length) {
        return ints(14, length, 6, 8, 6, 0);
    }

    /** Returns an array of a class (1 cells, 2 struct, 6 doubles) without its content. */
    private static byte[] array(String name, int type, int... extents) {
        byte[] padded = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 8);
        byte[] axes = ints(extents);
        byte[] even = Arrays.copyOf(axes, (axes.length + 7) / 8 * 8);
        byte[] content =
                CaffeBytes.joined(
                        ints(6, 8, type, 0),
                        ints(5, axes.length),
                        even,
                        ints(1, name.length()),
                        padded);
        return CaffeBytes.joined(ints(14, content.length), content);
    }

    private static byte[] nestedCells(int depth) {
        byte[] header = array("layers", 1, 1, 1);
        ByteBuffer all = ByteBuffer.allocate(depth * header.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < depth; i++) {
            int start = all.position();
            all.put(header).putInt(start + 4, all.capacity() - start - 8);
        }
        return all.array();
    }

    private static byte[] emptyCells(int count) {
        byte[] header = array("layers", 1, 1, count);
        ByteBuffer all = ByteBuffer.allocate(header.length + 8 * count);
        all.order(ByteOrder.LITTLE_ENDIAN).put(header).putInt(4, header.length - 8 + 8 * count);
        for (int i = 0; i < count; i++) {
            all.putInt(14).putInt(0);
        }
        return all.array();
    }

    /** Returns a variable that no network needs. */
    private static List<byte[]> ignored(int bytes) {
        byte[] head = array("x", 6, 1, bytes / 8);
        int length = head.length + bytes;
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length);
        return List.of(head, ints(9, bytes), new byte[bytes]);
    }

    private static List<byte[]> zeros(int count) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(ints(14, count));
        byte[] million = new byte[1_000_000];
        for (int rest = count; rest > 0; rest -= million.length) {
            pieces.add(rest < million.length ? new byte[rest] : million);
        }
        return pieces;
    }

    private static byte[] compressed(List<byte[]> pieces) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return CaffeBytes.joined(ints(15, packed.size()), packed.toByteArray());
    }

    /**
     * Addresses of the right file replaced: by the root's, which makes circles, by their own place,
     * and by places beyond the end.
     */
    private void addHdf5() {
        for (String name : List.of("keras-notop", "keras-gzip")) {
            byte[] right = bytes(name);
            List<Integer> places = addresses(right);
            int step = Math.max(1, places.size() / 12);
            for (int i = 0; i < places.size(); i += step) {
                int at = places.get(i);
                for (long to : new long[] {0, 96, at, at - 24L, 1L << 40, -1}) {
                    files.add(
                            new Malformed(
                                    "%s: address at %d to %d".formatted(name, at, to),
                                    patched(right, at, to, 8),
                                    true));
                }
            }
        }
        byte[] right = bytes("keras-notop");
        for (int at = find(right, "TREE", 0); at >= 0; at = find(right, "TREE", at + 1)) {
            byte[] full = patched(right, at + 6, 0xffff, 2);
            files.add(new Malformed("hdf5: tree at %d of 65535".formatted(at), full, true));
            byte[] circle = patched(patched(right, at + 5, 1, 1), at + 32, at, 8);
            files.add(new Malformed("hdf5: tree at %d in itself".formatted(at), circle, true));
            if (at > 20_000) {
                break;
            }
        }
        refused("hdf5: a tree of 8^20 leaves", bushyTree(right));
        refused("hdf5: a signature alone", Arrays.copyOf(right, 8));
        for (int at = 8; at < 24; at++) {
            byte[] changed = patched(right, at, 0x7f, 1);
            files.add(new Malformed("hdf5: byte %d of 127".formatted(at), changed, true));
        }
        refused("hdf5: the root is no group", patched(right, 64, 8, 8));
    }

    /** Twenty nodes, each of which names the next one eight times, as the root's tree. */
    private static byte[] bushyTree(byte[] right) {
        int nodeSize = 1_000;
        int start = (right.length + 7) / 8 * 8;
        ByteBuffer all = ByteBuffer.allocate(start + 21 * nodeSize).order(ByteOrder.LITTLE_ENDIAN);
        all.put(right);
        for (int i = 0; i < 20; i++) {
            all.position(start + i * nodeSize);
            all.put("TREE".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) 1);
            all.putShort((short) 8).putLong(-1).putLong(-1);
            for (int child = 0; child < 8; child++) {
                all.putLong(0).putLong(start + (i + 1) * (long) nodeSize);
            }
        }
        all.position(start + 20 * nodeSize);
        all.put("TREE".getBytes(StandardCharsets.US_ASCII));
        byte[] tree =
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(find(right, "TREE", 0))
                        .array();
        String address = new String(tree, StandardCharsets.ISO_8859_1);
        byte[] bushy = all.array();
        for (int at = find(right, address, 0); at >= 0; at = find(right, address, at + 1)) {
            bushy = patched(bushy, at, start, 8);
        }
        return bushy;
    }

    private static List<Integer> addresses(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> places = new ArrayList<>();
        for (int at = 32; at + 8 <= bytes.length; at += 8) {
            long value = all.getLong(at);
            if (value >= 96 && value < bytes.length && value % 8 == 0) {
                places.add(at);
            }
        }
        return places;
    }

    private void addOtherKinds() {
        refused("other: empty", new byte[0]);
        refused("other: one byte", bytes(0x0a));
        refused("other: zeros", new byte[100_000]);
        refused("other: 0xff", filled(100_000, 0xff));
        refused(
                "other: web page",
                "<!DOCTYPE html><title>404</title>".getBytes(StandardCharsets.UTF_8));
        refused("other: text", "conv1_1 1 2 3".getBytes(StandardCharsets.UTF_8));
        refused("other: gzip", bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0));
        refused("other: png", bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'));
        refused("other: pickle", new TorchBytes().raw("}.").pickle());
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        refused("other: noise", noise);
    }

    private byte[] bytes(String layout) {
        try {
            return Files.readAllBytes(small.file(small.layout(layout)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    private static byte[] filled(int count, int... pattern) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) pattern[i % pattern.length];
        }
        return bytes;
    }

    private static String[] many(String name, int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> name + i);
        return names;
    }

    private static byte[] patched(byte[] right, int at, long value, int length) {
        byte[] changed = right.clone();
        for (int i = 0; i < length; i++) {
            changed[at + i] = (byte) (value >> 8 * i);
        }
        return changed;
    }

    private static int find(byte[] bytes, String text, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
    }
}
