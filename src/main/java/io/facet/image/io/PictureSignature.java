package io.facet.image.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises picture formats by the first bytes of a file. A short signature is accepted only if
 * the following bytes match the format, so that a table that begins with "BM" is not a picture.
 */
final class PictureSignature {

    private record Magic(String format, int offset, String bytes) {

        boolean isIn(byte[] head) {
            byte[] magic = bytes.getBytes(StandardCharsets.ISO_8859_1);
            int end = offset + magic.length;
            return head.length >= end && Arrays.equals(head, offset, end, magic, 0, magic.length);
        }
    }

    private static final List<Magic> MAGICS =
            List.of(
                    new Magic("PNG", 0, "\u0089PNG\r\n\u001a\n"),
                    new Magic("JPEG", 0, "\u00ff\u00d8\u00ff"),
                    new Magic("GIF", 0, "GIF87a"),
                    new Magic("GIF", 0, "GIF89a"),
                    new Magic("CR2, a camera raw", 8, "CR\u0002\0"),
                    new Magic("WebP", 8, "WEBP"),
                    new Magic("Photoshop (PSD)", 0, "8BPS\0"),
                    new Magic("JPEG 2000", 0, "\0\0\0\u000cjP  \r\n"),
                    new Magic("JPEG 2000", 0, "\u00ffO\u00ffQ"),
                    new Magic("JPEG XL", 0, "\0\0\0\u000cJXL \r\n"),
                    new Magic("JPEG XL", 0, "\u00ff\n"),
                    new Magic("JPEG XR", 0, "II\u00bc\u0001"),
                    new Magic("OpenEXR", 0, "v/1\u0001"),
                    new Magic("Radiance HDR", 0, "#?RADIANCE"),
                    new Magic("Radiance HDR", 0, "#?RGBE"),
                    new Magic("Apple icon (ICNS)", 0, "icns\0"),
                    new Magic("EPS", 0, "\u00c5\u00d0\u00d3\u00c6"),
                    new Magic("DICOM", 128, "DICM"),
                    new Magic("FITS", 0, "SIMPLE  ="),
                    new Magic("Nikon ND2", 0, "\u00da\u00ce\u00be\n"),
                    new Magic("Zeiss CZI", 0, "ZISRAWFILE"),
                    new Magic("GIMP (XCF)", 0, "gimp xcf "),
                    new Magic("DDS", 0, "DDS |\0\0\0"),
                    new Magic("SGI", 0, "\u0001\u00da\0"),
                    new Magic("SGI", 0, "\u0001\u00da\u0001"),
                    new Magic("XPM", 0, "/* XPM */"),
                    new Magic("QOI", 0, "qoif\0"),
                    new Magic("FLIF", 0, "FLIF"),
                    new Magic("BPG", 0, "BPG\u00fb"),
                    new Magic("MNG", 0, "\u008aMNG\r\n"),
                    new Magic("MNG", 0, "\u008bJNG\r\n"),
                    new Magic("DPX", 0, "SDPX"),
                    new Magic("DPX", 0, "XPDS"),
                    new Magic("Cineon", 0, "\u0080*_\u00d7"),
                    new Magic("Sun raster", 0, "Y\u00a6j\u0095"),
                    new Magic("MIFF", 0, "id=ImageMagick"),
                    new Magic("DjVu", 0, "AT&TFORM"),
                    new Magic("Photo CD", 2048, "PCD_IPI"),
                    new Magic("VICAR", 0, "LBLSIZE="),
                    new Magic("KTX", 0, "\u00abKTX "),
                    new Magic("ILBM", 8, "ILBM"),
                    new Magic("PGF", 0, "PGF6"),
                    new Magic("EMF", 40, " EMF\0\0\u0001\0"),
                    new Magic("WMF", 0, "\u00d7\u00cd\u00c6\u009a"),
                    new Magic("RAF, a camera raw", 0, "FUJIFILMCCD-RAW"),
                    new Magic("ORF, a camera raw", 0, "IIRO"),
                    new Magic("ORF, a camera raw", 0, "IIRS"),
                    new Magic("ORF, a camera raw", 0, "MMOR"),
                    new Magic("RW2, a camera raw", 0, "IIU\0"),
                    new Magic("X3F, a camera raw", 0, "FOVb"),
                    new Magic("MRW, a camera raw", 0, "\0MRM"),
                    new Magic("CRW, a camera raw", 6, "HEAPCCDR"));

    private static final Set<String> AVIF = Set.of("avif", "avis");

    private static final Set<String> HEIC =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");

    private static final Pattern PNM =
            Pattern.compile(
                    "P([456])(?:\\s+|#.*\\n)+(\\d{1,6})(?:\\s+|#.*\\n)+(\\d{1,6})(?:\\s|#.*\\n)");

    private static final Pattern PFM =
            Pattern.compile("P[Ff]\\s\\d{1,6}\\s\\d{1,6}\\s-?[\\d.]+\\s");

    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int PHOTOMETRIC = 262;
    private static final int SUB_IFDS = 330;
    private static final int DNG_VERSION = 50706;
    private static final Set<Long> SENSOR_COLOURS = Set.of(32803L, 34892L);

    private final byte[] head;
    private final long length;
    private final String text;

    private PictureSignature(byte[] head, long length) {
        this.head = head;
        this.length = length;
        text = new String(head, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the name of the picture format, or empty if the file is not a picture.
     *
     * @param head the first bytes of the file, several thousand if it has that many
     * @param length of the file in bytes
     */
    static Optional<String> format(byte[] head, long length) {
        PictureSignature file = new PictureSignature(head, length);
        return MAGICS.stream()
                .filter(magic -> magic.isIn(head))
                .map(Magic::format)
                .findFirst()
                .or(file::tiff)
                .or(file::boxes)
                .or(file::written)
                .or(file::weak);
    }

    /** Recognises TIFF with 32-bit and 64-bit offsets, and camera raws by their tags. */
    private Optional<String> tiff() {
        ByteOrder order = text.startsWith("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        if (head.length < 8 || !text.startsWith("II") && !text.startsWith("MM")) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(order);
        int version = bytes.getShort(2);
        if (version == 43) {
            return Optional.of(PictureKind.TIFF);
        }
        return version == 42 ? Optional.of(classic(bytes)) : Optional.empty();
    }

    /**
     * Returns the format of a TIFF with 32-bit offsets. Cameras write the first directory at the
     * beginning of the file, within the bytes that were read.
     */
    private String classic(ByteBuffer bytes) {
        long at = bytes.getInt(4) & 0xffffffffL;
        int entries = at + 2 <= head.length ? bytes.getShort((int) at) & 0xffff : 0;
        boolean isPreview = false;
        boolean hasMore = false;
        for (int i = 0; i < entries && at + 14 + 12L * i <= head.length; i++) {
            int entry = (int) at + 2 + 12 * i;
            int tag = bytes.getShort(entry) & 0xffff;
            boolean isShort = bytes.getShort(entry + 2) == 3;
            long value = isShort ? bytes.getShort(entry + 8) & 0xffff : bytes.getInt(entry + 8);
            if (tag == DNG_VERSION) {
                return "DNG, a camera raw";
            }
            if (tag == PHOTOMETRIC && SENSOR_COLOURS.contains(value)) {
                return "camera raw";
            }
            isPreview |= tag == NEW_SUBFILE_TYPE && (value & 1) == 1;
            hasMore |= tag == SUB_IFDS;
        }
        return isPreview && hasMore ? "camera raw" : PictureKind.TIFF;
    }

    /** Recognises formats in the box structure of ISO 14496-12, which is also used for video. */
    private Optional<String> boxes() {
        if (head.length < 12 || !text.startsWith("ftyp", 4)) {
            return Optional.empty();
        }
        int size = ByteBuffer.wrap(head).getInt(0);
        int end = Math.max(12, Math.min(Math.min(size, 256), head.length));
        List<String> brands =
                java.util.stream.Stream.iterate(8, at -> at + 4 <= end, at -> at + 4)
                        .filter(at -> at != 12)
                        .map(at -> text.substring(at, at + 4))
                        .toList();
        if (brands.get(0).equals("crx ")) {
            return Optional.of("CR3, a camera raw");
        }
        if (brands.stream().anyMatch(AVIF::contains)) {
            return Optional.of("AVIF");
        }
        return brands.stream().anyMatch(HEIC::contains) ? Optional.of("HEIC") : Optional.empty();
    }

    /** Recognises formats that are written as text. */
    private Optional<String> written() {
        Matcher pnm = PNM.matcher(text);
        if (pnm.lookingAt() && hasPixels(pnm)) {
            return Optional.of(List.of("PBM", "PGM", "PPM").get(text.charAt(1) - '4'));
        }
        if (text.startsWith("P7\n") && text.contains("WIDTH") && text.contains("ENDHDR")) {
            return Optional.of("PAM");
        }
        if (PFM.matcher(text).lookingAt()) {
            return Optional.of("PFM");
        }
        if (text.startsWith("%!PS-Adobe-")
                && text.lines().findFirst().orElse("").contains("EPSF")) {
            return Optional.of("EPS");
        }
        String start = text.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
        boolean isMarkup =
                List.of("<svg", "<?xml", "<!--", "<!DOCTYPE svg").stream()
                        .anyMatch(start::startsWith);
        return isMarkup && start.contains("<svg") && !start.contains("<html")
                ? Optional.of("SVG")
                : Optional.empty();
    }

    private boolean hasPixels(Matcher pnm) {
        long pixels = Long.parseLong(pnm.group(2)) * Long.parseLong(pnm.group(3));
        long bytes =
                switch (pnm.group(1)) {
                    case "4" -> pixels / 8;
                    case "5" -> pixels;
                    default -> 3 * pixels;
                };
        return pixels > 0 && length - pnm.end() >= bytes;
    }

    /** Recognises short signatures by the bytes that follow them. */
    private Optional<String> weak() {
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length >= 22 && text.startsWith("BM")) {
            int header = bytes.getInt(14);
            boolean fits = header == 12 || header >= 16 && header <= 124 && header % 4 == 0;
            return fits && bytes.getInt(10) > 14 ? Optional.of("BMP") : Optional.empty();
        }
        if (head.length >= 22 && (text.startsWith("\0\0\1\0") || text.startsWith("\0\0\2\0"))) {
            int images = bytes.getShort(4);
            long data = bytes.getInt(18);
            boolean fits = images > 0 && head[9] == 0 && data >= 6 + 16L * images && data < length;
            return fits ? Optional.of("Windows icon (ICO)") : Optional.empty();
        }
        boolean isLif = head.length > 8 && text.startsWith("p\0\0\0") && head[8] == 0x2a;
        return isLif ? Optional.of("Leica LIF") : Optional.empty();
    }
}
