package io.facet.image;

import io.facet.image.PhotographMetadata.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** A PNG file, by its chunks beside the pixels (PNG Specification, Third Edition, W3C 2025). */
final class PngFile {

    /** The text that holds an XMP packet (XMP Specification, part 3). */
    static final String XMP_KEYWORD = "XML:com.adobe.xmp";

    private static final Set<String> COLOURS = Set.of("sRGB", "gAMA", "cHRM", "cICP");
    private static final Set<String> OTHERS =
            Set.of("iCCP", "pHYs", "eXIf", "tEXt", "zTXt", "iTXt");

    private static final int SIGNATURE = 8;

    /** Bytes of metadata beyond which a chunk is no metadata that anybody wrote on purpose. */
    private static final int LONGEST = 1 << 26;

    private MetadataBlock iccProfile;
    private MetadataBlock exif;
    private MetadataBlock xmp;
    private Resolution resolution;
    private final List<Text> texts = new ArrayList<>();
    private final ByteArrayOutputStream colours = new ByteArrayOutputStream();

    private PngFile() {}

    /**
     * What the chunks say of the picture; a damaged chunk says nothing.
     *
     * @throws IOException if the file cannot be read
     */
    static PhotographMetadata metadata(Path file) throws IOException {
        PngFile png = new PngFile();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            png.readChunks(in);
        }
        return new PhotographMetadata(
                Optional.ofNullable(png.iccProfile),
                Optional.ofNullable(png.exif),
                Optional.ofNullable(png.xmp),
                Optional.ofNullable(png.resolution),
                png.texts,
                png.colours.size() == 0
                        ? Optional.empty()
                        : Optional.of(MetadataBlock.of(png.colours.toByteArray())));
    }

    /** A chunk is its length, four letters, its content and a checksum. */
    private void readChunks(RandomAccessFile in) throws IOException {
        long at = SIGNATURE;
        while (at + 12 <= in.length()) {
            in.seek(at);
            byte[] head = new byte[8];
            in.readFully(head);
            long length = ByteBuffer.wrap(head).getInt() & 0xffffffffL;
            String type = new String(head, 4, 4, StandardCharsets.US_ASCII);
            boolean wanted = COLOURS.contains(type) || OTHERS.contains(type);
            if (wanted && length <= LONGEST && at + 12 + length <= in.length()) {
                byte[] content = new byte[(int) length];
                in.readFully(content);
                byte[] checksum = new byte[4];
                in.readFully(checksum);
                read(type, head, content, checksum);
            }
            at += 12 + length;
        }
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
                default -> read(text(type, content));
            }
        } catch (IOException | RuntimeException e) {
            // Metadata that cannot be understood are no reason to refuse the picture.
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

    /** A name, 0, the method of compression, 0, and the profile. */
    private static byte[] profile(byte[] content) throws IOException {
        return inflated(content, zero(content, 0) + 2);
    }

    private static Resolution resolution(ByteBuffer content) {
        return new Resolution(
                content.getInt(0),
                content.getInt(4),
                content.get(8) == 1 ? Resolution.Unit.METRE : Resolution.Unit.NONE);
    }

    private static Text text(String type, byte[] content) throws IOException {
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

    /** Behind the keyword: whether compressed, how, a language and a translated keyword. */
    private static String international(byte[] content, int end) throws IOException {
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

    private static byte[] inflated(byte[] content, int from) throws IOException {
        try (InflaterInputStream in =
                new InflaterInputStream(
                        new ByteArrayInputStream(content, from, content.length - from))) {
            byte[] inflated = in.readNBytes(LONGEST + 1);
            if (inflated.length > LONGEST) {
                throw new IOException("more than " + LONGEST + " bytes");
            }
            return inflated;
        }
    }
}
