package io.facet.image.format;

import io.facet.image.metadata.ExifBlock;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.PhotographMetadata.Text;
import io.facet.image.metadata.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Represents a JPEG file as the segments before its pixels (ITU-T T.81; JFIF 1.02; ICC.1 annex B.4;
 * Exif 2.32; Adobe's technical note 5116).
 */
public final class JpegFile {

    static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    static final int APP0 = 0xe0;
    static final int APP1 = 0xe1;
    static final int APP2 = 0xe2;
    static final int COMMENT = 0xfe;

    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int START_OF_SCAN = 0xda;

    private final byte[] bytes;
    private final List<Segment> segments = new ArrayList<>();

    private JpegFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A segment before the pixels.
     *
     * @param marker second byte of its marker
     * @param offset offset of its content, after marker and length
     * @param length length of its content in bytes
     */
    private record Segment(int marker, int offset, int length) {}

    /**
     * Reads a whole file, which may be damaged.
     *
     * @throws IOException if it cannot be read
     */
    public static JpegFile read(Path file) throws IOException {
        JpegFile jpeg = new JpegFile(Files.readAllBytes(file));
        jpeg.findSegments();
        return jpeg;
    }

    private void findSegments() {
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
            if (marker == START_OF_SCAN || length < 2 || at + 2 + length > bytes.length) {
                return;
            }
            segments.add(new Segment(marker, at + 4, length - 2));
            at += 2 + length;
        }
    }

    /**
     * Returns the bytes for ImageIO's reader with the markers of the profile's segments replaced by
     * one that it skips. The reader would otherwise convert samples by a colour profile, or fail on
     * a broken one.
     */
    public byte[] withoutProfile() {
        for (Segment segment : segments) {
            if (segment.marker() == APP2) {
                bytes[segment.offset() - 3] = (byte) APP15;
            }
        }
        return bytes;
    }

    /** Returns whether the picture has four components, that is, CMYK inks. */
    public boolean hasInks() {
        return segments.stream()
                .filter(segment -> isFrame(segment.marker()) && segment.length() > 5)
                .anyMatch(segment -> bytes[segment.offset() + 5] == 4);
    }

    /**
     * Returns Adobe's colour transform, 0 for none and 2 for YCCK; empty if the file has no Adobe
     * marker.
     */
    public Optional<Integer> adobeTransform() {
        return contents(APP14, ADOBE).stream()
                .filter(content -> content.length > 6)
                .map(content -> content[6] & 0xff)
                .findFirst();
    }

    /**
     * Returns the metadata of the picture as stored in the file, before its orientation is applied.
     */
    public PhotographMetadata metadata() {
        Optional<MetadataBlock> exif =
                contents(APP1, EXIF).stream().map(MetadataBlock::of).findFirst();
        return new PhotographMetadata(
                iccProfile(),
                exif,
                contents(APP1, XMP).stream().map(MetadataBlock::of).findFirst(),
                resolution()
                        .or(
                                () ->
                                        exif.flatMap(ExifBlock::directory)
                                                .flatMap(ExifBlock::resolution)),
                contents(COMMENT, new byte[0]).stream()
                        .map(text -> new Text("Comment", decoded(text)))
                        .toList(),
                Optional.empty());
    }

    /**
     * Returns the profile, which is stored in numbered parts of at most 64 KB; empty if one is
     * missing.
     */
    private Optional<MetadataBlock> iccProfile() {
        TreeMap<Integer, byte[]> parts = new TreeMap<>();
        int expected = 0;
        for (byte[] content : contents(APP2, ICC)) {
            if (content.length > 2) {
                expected = content[1] & 0xff;
                parts.put(content[0] & 0xff, Arrays.copyOfRange(content, 2, content.length));
            }
        }
        boolean complete = !parts.isEmpty() && parts.size() == expected;
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.values().forEach(profile::writeBytes);
        return complete ? Optional.of(MetadataBlock.of(profile.toByteArray())) : Optional.empty();
    }

    /**
     * Returns the JFIF density, unless it only states that pixels are square, which is the default.
     */
    private Optional<Resolution> resolution() {
        for (byte[] content : contents(APP0, JFIF)) {
            if (content.length < 7) {
                continue;
            }
            ByteBuffer fields = ByteBuffer.wrap(content);
            int unit = fields.get(2);
            int horizontal = fields.getShort(3) & 0xffff;
            int vertical = fields.getShort(5) & 0xffff;
            if (horizontal > 0 && vertical > 0 && (unit == 1 || unit == 2)) {
                return Optional.of(
                        new Resolution(
                                horizontal,
                                vertical,
                                unit == 1 ? Resolution.Unit.INCH : Resolution.Unit.CENTIMETRE));
            }
            if (horizontal > 0 && vertical > 0 && horizontal != vertical) {
                return Optional.of(new Resolution(horizontal, vertical, Resolution.Unit.NONE));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns what follows the identifier in every segment with this marker that begins with the
     * identifier.
     */
    private List<byte[]> contents(int marker, byte[] mark) {
        List<byte[]> contents = new ArrayList<>();
        for (Segment segment : segments) {
            int end = segment.offset() + segment.length();
            if (segment.marker() == marker
                    && segment.length() >= mark.length
                    && Arrays.equals(
                            bytes,
                            segment.offset(),
                            segment.offset() + mark.length,
                            mark,
                            0,
                            mark.length)) {
                contents.add(Arrays.copyOfRange(bytes, segment.offset() + mark.length, end));
            }
        }
        return contents;
    }

    /**
     * Decodes text as UTF-8 if it is valid UTF-8, otherwise as Latin-1, which accepts any bytes.
     */
    private static String decoded(byte[] text) {
        String utf8 = new String(text, StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns whether a marker is a start of frame, 0 to 15 without the three other markers in that
     * range.
     */
    static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }
}
