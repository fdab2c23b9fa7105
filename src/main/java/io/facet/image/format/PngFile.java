package io.facet.image.format;

import io.facet.image.format.TimedImageInput.Part;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.PhotographMetadata.Text;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.Resolution;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * Represents a PNG file as its chunks other than the pixels (PNG Specification, Third Edition, W3C
 * 2025).
 */
public final class PngFile {

    /** The keyword of the text that holds an XMP packet (XMP Specification, part 3). */
    static final String XMP_KEYWORD = "XML:com.adobe.xmp";

    private static final Set<String> COLOURS = Set.of("sRGB", "gAMA", "cHRM", "cICP");
    private static final Set<String> OTHERS =
            Set.of("iCCP", "pHYs", "eXIf", "sBIT", "tEXt", "zTXt", "iTXt");

    /** The chunks that a decoder needs: header, palette, transparency, pixels, end. */
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private static final int SIGNATURE = 8;

    /** The maximum bytes of decompressed metadata, more than any legitimate file has. */
    private static final int LONGEST = 1 << 26;

    /** The maximum number of comments that are kept; further ones are dropped. */
    private static final int MOST_TEXTS = 1000;

    /**
     * The maximum number of runs of pixel chunks that are separated by other chunks, which the
     * specification forbids.
     */
    private static final int MOST_PARTS = 10_000;

    private MetadataBlock iccProfile;
    private MetadataBlock exif;
    private MetadataBlock xmp;
    private Resolution resolution;
    private OptionalInt significantBits = OptionalInt.empty();
    private final List<Text> texts = new ArrayList<>();
    private final ByteArrayOutputStream colours = new ByteArrayOutputStream();
    private final Set<String> seen = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private int bytesLeft = LONGEST;

    private PngFile() {}

    /**
     * Reads the chunks except the pixels; damaged chunks are ignored.
     *
     * @throws PictureFlaw if it takes too long, or pixels and other chunks alternate
     * @throws IOException if the file cannot be read
     */
    public static PngFile read(Path file, ReadingTime time) throws IOException {
        PngFile png = new PngFile();
        try (CountingInput in = new CountingInput(Files.newInputStream(file))) {
            png.readChunks(in, Files.size(file), time);
        }
        return png;
    }

    /** Returns the metadata in the chunks. */
    public PhotographMetadata metadata() {
        return new PhotographMetadata(
                Optional.ofNullable(iccProfile),
                Optional.ofNullable(exif),
                Optional.ofNullable(xmp),
                Optional.ofNullable(resolution),
                texts,
                colours.size() == 0
                        ? Optional.empty()
                        : Optional.of(MetadataBlock.of(colours.toByteArray())));
    }

    /** Returns the number of significant bits of the colour samples, if the file gives it. */
    public OptionalInt significantBits() {
        return significantBits;
    }

    /**
     * Returns the parts of the file that a decoder needs. The others are hidden from Java's
     * decoder, which decompresses texts of any length.
     */
    public List<Part> pixels() {
        return List.copyOf(parts);
    }

    /** Reads the chunks; each consists of its length, four letters, its content and a checksum. */
    private void readChunks(CountingInput in, long fileLength, ReadingTime time)
            throws IOException {
        parts.add(new Part(0, SIGNATURE));
        in.skip(SIGNATURE);
        while (in.position() + 12 <= fileLength) {
            time.check();
            long start = in.position();
            byte[] head = in.next(8);
            long length = ByteBuffer.wrap(head).getInt() & 0xffffffffL;
            String type = new String(head, 4, 4, StandardCharsets.US_ASCII);
            boolean isWhole = start + 12 + length <= fileLength;
            if (PIXELS.contains(type)) {
                addPixels(type, start, Math.min(12 + length, fileLength - start));
            }
            if (isWanted(type) && isWhole && length <= bytesLeft) {
                bytesLeft -= (int) length;
                byte[] content = in.next((int) length);
                read(type, head, content, in.next(4));
            } else if (isWhole) {
                in.skip(length + 4);
            } else {
                return;
            }
        }
    }

    /**
     * Adds the part of a chunk for the decoder: the first chunk of each type, but all pixel chunks.
     */
    private void addPixels(String type, long start, long length) throws PictureFlaw {
        if (!type.equals("IDAT") && !seen.add(type)) {
            return;
        }
        Part last = parts.get(parts.size() - 1);
        if (last.offset() + last.length() == start) {
            parts.set(parts.size() - 1, new Part(last.offset(), last.length() + length));
        } else if (parts.size() < MOST_PARTS) {
            parts.add(new Part(start, length));
        } else {
            throw new PictureFlaw(
                    "is damaged: its pixels are in more than %s parts. Open it in an image editor and save it again."
                            .formatted(MOST_PARTS));
        }
    }

    /** Returns whether a metadata chunk is read: the first of each type, but several texts. */
    private boolean isWanted(String type) {
        boolean isText = type.endsWith("TXt") || type.equals("tEXt");
        return isText
                ? texts.size() < MOST_TEXTS && OTHERS.contains(type)
                : (COLOURS.contains(type) || OTHERS.contains(type)) && seen.add(type);
    }

    private void read(String type, byte[] head, byte[] content, byte[] checksum) {
        if (COLOURS.contains(type)) {
            colours.writeBytes(head);
            colours.writeBytes(content);
            colours.writeBytes(checksum);
            return;
        }
        try {
            switch (type) {
                case "iCCP" -> iccProfile = MetadataBlock.of(profile(content));
                case "eXIf" -> exif = MetadataBlock.of(content);
                case "pHYs" -> resolution = resolution(ByteBuffer.wrap(content));
                case "sBIT" -> significantBits = bits(content);
                default -> read(text(type, content));
            }
        } catch (IOException | RuntimeException e) {
            // Metadata that cannot be parsed are not a reason to reject the picture.
            return;
        }
    }

    private void read(Text text) {
        if (text.keyword().equals(XMP_KEYWORD)) {
            xmp = MetadataBlock.of(text.value().getBytes(StandardCharsets.UTF_8));
        } else {
            texts.add(text);
        }
    }

    /**
     * Returns the significant bits from one number for grey or three for RGB; a further one for
     * alpha is ignored.
     */
    private static OptionalInt bits(byte[] content) {
        int colours = content.length < 3 ? 1 : 3;
        int most = 0;
        for (int i = 0; i < colours; i++) {
            most = Math.max(most, content[i]);
        }
        return most >= 8 && most < 16 ? OptionalInt.of(most) : OptionalInt.empty();
    }

    /** Returns the profile, which follows a name, a 0, and the compression method 0. */
    private byte[] profile(byte[] content) throws IOException {
        return inflated(content, zero(content, 0) + 2);
    }

    private static Resolution resolution(ByteBuffer content) {
        return new Resolution(
                content.getInt(0),
                content.getInt(4),
                content.get(8) == 1 ? Resolution.Unit.METRE : Resolution.Unit.NONE);
    }

    private Text text(String type, byte[] content) throws IOException {
        int end = zero(content, 0);
        String keyword = new String(content, 0, end, StandardCharsets.ISO_8859_1);
        return switch (type) {
            case "tEXt" -> new Text(keyword, text(content, end + 1, StandardCharsets.ISO_8859_1));
            case "zTXt" ->
                    new Text(
                            keyword,
                            text(inflated(content, end + 2), 0, StandardCharsets.ISO_8859_1));
            default -> new Text(keyword, international(content, end));
        };
    }

    /**
     * Returns an international text, which follows the keyword, the compression flag and method, a
     * language and a translated keyword.
     */
    private String international(byte[] content, int end) throws IOException {
        int from = zero(content, zero(content, end + 3) + 1) + 1;
        return content[end + 1] == 0
                ? text(content, from, StandardCharsets.UTF_8)
                : text(inflated(content, from), 0, StandardCharsets.UTF_8);
    }

    private static String text(byte[] content, int from, Charset charset) {
        return new String(content, from, content.length - from, charset);
    }

    private static int zero(byte[] content, int from) {
        int at = from;
        while (content[at] != 0) {
            at++;
        }
        return at;
    }

    private byte[] inflated(byte[] content, int from) throws IOException {
        try (InflaterInputStream in =
                new InflaterInputStream(
                        new ByteArrayInputStream(content, from, content.length - from))) {
            byte[] inflated = in.readNBytes(bytesLeft + 1);
            bytesLeft -= Math.min(bytesLeft, inflated.length);
            if (bytesLeft == 0) {
                throw new IOException("more than " + LONGEST + " bytes");
            }
            return inflated;
        }
    }
}
