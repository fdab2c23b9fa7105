package io.facet.image.format;

import io.facet.image.metadata.ExifBlock;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes metadata as the segments of a JPEG file that stand between its JFIF header and pixels. */
public final class JpegMetadataSegments {

    /** The offset of the segments: after the SOI marker and the JFIF header that Java writes. */
    public static final int OFFSET = 2 + 18;

    /**
     * The maximum content of a segment in bytes; the length field has two bytes and includes
     * itself.
     */
    private static final int LONGEST = 0xffff - 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private JpegMetadataSegments() {}

    public static byte[] of(PhotographMetadata metadata) {
        JpegMetadataSegments segments = new JpegMetadataSegments();
        metadata.exif()
                .flatMap(JpegMetadataSegments::fitting)
                .ifPresent(exif -> segments.add(JpegFile.APP1, JpegFile.EXIF, exif.bytes()));
        // XMP longer than a segment would need the extended form, with parts identified by a
        // digest; it is rare.
        metadata.xmp()
                .filter(xmp -> JpegFile.XMP.length + xmp.length() <= LONGEST)
                .ifPresent(xmp -> segments.add(JpegFile.APP1, JpegFile.XMP, xmp.bytes()));
        metadata.iccProfile().ifPresent(segments::addProfile);
        metadata.texts().forEach(segments::addText);
        return segments.out.toByteArray();
    }

    private void addProfile(MetadataBlock profile) {
        byte[] bytes = profile.bytes();
        int partLength = LONGEST - JpegFile.ICC.length - 2;
        int parts = (bytes.length + partLength - 1) / partLength;
        for (int part = 1; part <= parts && parts <= 255; part++) {
            int from = (part - 1) * partLength;
            int to = Math.min(bytes.length, from + partLength);
            byte[] mark = Arrays.copyOf(JpegFile.ICC, JpegFile.ICC.length + 2);
            mark[mark.length - 2] = (byte) part;
            mark[mark.length - 1] = (byte) parts;
            add(JpegFile.APP2, mark, Arrays.copyOfRange(bytes, from, to));
        }
    }

    /**
     * Adds a comment. JPEG comments have no keyword, so the keyword of another format is put in
     * front.
     */
    private void addText(PhotographMetadata.Text text) {
        String comment =
                text.keyword().equals("Comment")
                        ? text.value()
                        : text.keyword() + ": " + text.value();
        byte[] bytes = comment.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            add(JpegFile.COMMENT, new byte[0], bytes);
        }
    }

    private void add(int marker, byte[] mark, byte[] content) {
        int length = 2 + mark.length + content.length;
        out.write(0xff);
        out.write(marker);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(mark);
        out.writeBytes(content);
    }

    /**
     * Returns an EXIF block that fits into a segment; the longest tags of a TIFF file may be
     * omitted.
     */
    private static Optional<MetadataBlock> fitting(MetadataBlock exif) {
        int room = LONGEST - JpegFile.EXIF.length;
        if (exif.length() <= room) {
            return Optional.of(exif);
        }
        ByteOrder order = ExifBlock.order(exif);
        return ExifBlock.directory(exif)
                .map(directory -> ExifBlock.of(fitting(directory, room - 8), order));
    }

    @SuppressWarnings("ReferenceEquality") // If entries are equal, one of them is removed.
    private static TiffDirectory fitting(TiffDirectory directory, int room) {
        TiffDirectory fitting = directory;
        while (fitting.length() > room) {
            TiffEntry longest =
                    fitting.entries().stream()
                            .max(Comparator.comparingInt(TiffEntry::length))
                            .orElseThrow();
            List<TiffEntry> rest =
                    fitting.entries().stream().filter(entry -> entry != longest).toList();
            fitting = new TiffDirectory(rest);
        }
        return fitting;
    }
}
