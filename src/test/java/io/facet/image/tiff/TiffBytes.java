package io.facet.image.tiff;

import io.facet.image.metadata.TiffDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Builds TIFF files tag by tag, of kinds that neither Facet nor Java writes. */
public final class TiffBytes {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG8 = 16;

    private final ByteOrder order;
    private final boolean isBig;
    private final TreeMap<Integer, Field> fields = new TreeMap<>();
    private final List<byte[]> pieces = new ArrayList<>();
    private boolean isTiled;

    private record Field(int type, int count, byte[] value) {}

    TiffBytes(ByteOrder order, boolean isBig) {
        this.order = order;
        this.isBig = isBig;
    }

    /** Returns an uncompressed picture in one strip: grey, or RGB if there are three samples. */
    public static TiffBytes picture(ByteOrder order, int width, int height, int samples, int bits) {
        int[] allBits = new int[samples];
        Arrays.fill(allBits, bits);
        return new TiffBytes(order, false)
                .with(256, width)
                .with(257, height)
                .with(258, allBits)
                .with(259, 1)
                .with(262, samples < 3 ? 1 : 2)
                .with(277, samples)
                .with(278, height);
    }

    /** Returns the same file as BigTIFF. */
    public TiffBytes big() {
        TiffBytes big = new TiffBytes(order, true);
        big.fields.putAll(fields);
        big.pieces.addAll(pieces);
        big.isTiled = isTiled;
        return big;
    }

    public TiffBytes with(int tag, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return with(tag, SHORT, values.length, bytes.array());
    }

    public TiffBytes with(int tag, int type, int count, byte[] value) {
        fields.put(tag, new Field(type, count, value));
        return this;
    }

    /** Adds a strip. */
    public TiffBytes strip(byte[] bytes) {
        pieces.add(bytes);
        return this;
    }

    /** Adds a tile. */
    TiffBytes tile(byte[] bytes) {
        isTiled = true;
        return strip(bytes);
    }

    public Path writeTo(Path file) throws IOException {
        return Files.write(file, pages(this));
    }

    /** Returns a file of several pages with consecutive directories. */
    public static byte[] pages(TiffBytes... pages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TiffBytes first = pages[0];
        int at = first.isBig ? 16 : 8;
        ByteBuffer header = ByteBuffer.allocate(at).order(first.order);
        byte mark = (byte) (first.order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        header.put(mark).put(mark).putShort((short) (first.isBig ? 43 : 42));
        if (first.isBig) {
            header.putShort((short) 8).putShort((short) 0);
        }
        long directory = at + first.pieceBytes();
        out.writeBytes(
                (first.isBig ? header.putLong(directory) : header.putInt((int) directory)).array());
        for (int i = 0; i < pages.length; i++) {
            long end = out.size() + pages[i].pieceBytes() + pages[i].directoryBytes();
            long next = i + 1 < pages.length ? end + pages[i + 1].pieceBytes() : 0;
            pages[i].writeTo(out, next);
        }
        return out.toByteArray();
    }

    private long pieceBytes() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    private long directoryBytes() {
        ByteArrayOutputStream probe = new ByteArrayOutputStream();
        writeTo(probe, 0);
        return probe.size() - pieceBytes();
    }

    private void writeTo(ByteArrayOutputStream out, long next) {
        long offset = out.size();
        long[] offsets = new long[pieces.size()];
        long[] lengths = new long[pieces.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            lengths[i] = pieces.get(i).length;
            offset += lengths[i];
            out.writeBytes(pieces.get(i));
        }
        withNumbers(isTiled ? 324 : 273, offsets);
        withNumbers(isTiled ? 325 : 279, lengths);
        writeDirectory(out, next);
    }

    private void withNumbers(int tag, long[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate((isBig ? 8 : 4) * numbers.length).order(order);
        for (long number : numbers) {
            if (isBig) {
                bytes.putLong(number);
            } else {
                bytes.putInt((int) number);
            }
        }
        with(tag, isBig ? LONG8 : LONG, numbers.length, bytes.array());
    }

    private void writeDirectory(ByteArrayOutputStream out, long next) {
        int room = isBig ? 8 : 4;
        int table = isBig ? 8 + 20 * fields.size() + 8 : 2 + 12 * fields.size() + 4;
        long behind = out.size() + table;
        ByteBuffer bytes = ByteBuffer.allocate(table).order(order);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        number(bytes, fields.size(), isBig ? 8 : 2);
        for (var entry : fields.entrySet()) {
            Field field = entry.getValue();
            bytes.putShort((short) (int) entry.getKey()).putShort((short) field.type());
            number(bytes, field.count(), room);
            if (field.value().length <= room) {
                bytes.put(Arrays.copyOf(field.value(), room));
            } else {
                number(bytes, behind + values.size(), room);
                values.writeBytes(field.value());
            }
        }
        number(bytes, next, room);
        out.writeBytes(bytes.array());
        out.writeBytes(values.toByteArray());
    }

    private static void number(ByteBuffer bytes, long number, int size) {
        switch (size) {
            case 2 -> bytes.putShort((short) number);
            case 4 -> bytes.putInt((int) number);
            default -> bytes.putLong(number);
        }
    }

    public static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    /** Compresses bytes with Java's TIFF writer, as the strip of a grey picture. */
    static byte[] lzw(byte[] bytes, Path folder) throws IOException {
        BufferedImage image = new BufferedImage(bytes.length, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, bytes.length, 1, bytes);
        Path file = Files.createTempFile(folder, "lzw", ".tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("LZW");
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        try (FileChannel in = FileChannel.open(file)) {
            TiffDirectory page = TiffFile.of(in).page(0);
            // The writer may apply a predictor before compression.
            if (page.number(317, 1) != 1 || page.find(273).orElseThrow().count() != 1) {
                throw new IllegalStateException("another strip than expected");
            }
            int from = (int) page.number(273, 0);
            int length = (int) page.number(279, 0);
            return Arrays.copyOfRange(Files.readAllBytes(file), from, from + length);
        }
    }
}
