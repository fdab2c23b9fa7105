package io.facet.image.io;

import io.facet.FacetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The format of a picture file, whether or not Facet reads it. The content determines it; the
 * extension is used only if the content does not show a format.
 *
 * <pre>{@code
 * PictureKind.of(Path.of("portrait.txt")).map(PictureKind::format); // "JPEG", if that is in it
 * PictureKind.of(Path.of("notes.txt")); // nothing
 * }</pre>
 *
 * @param format its name, such as "HEIC"
 * @param isReadable whether Facet reads the format
 * @param isShown whether the content shows the format, and not only the name
 */
public record PictureKind(String format, boolean isReadable, boolean isShown) {

    static final String TIFF = "TIFF";

    private static final Set<String> READABLE = Set.of("PNG", "JPEG", TIFF, "BMP", "GIF");

    /**
     * Number of bytes to read: enough for a signature, for the first directory of a camera raw, and
     * for an XML prologue.
     */
    private static final int HEAD = 1 << 13;

    /** Camera raws that are TIFF files, whose first page is only a preview. */
    private static final Map<String, String> RAWS =
            endings(
                    "CR2, a camera raw: cr2",
                    "NEF, a camera raw: nef nrw",
                    "ARW, a camera raw: arw srf sr2",
                    "DNG, a camera raw: dng",
                    "PEF, a camera raw: pef",
                    "SRW, a camera raw: srw",
                    "3FR, a camera raw: 3fr",
                    "ORF, a camera raw: orf",
                    "RW2, a camera raw: rw2 rwl",
                    "IIQ, a camera raw: iiq",
                    "ERF, a camera raw: erf",
                    "MEF, a camera raw: mef",
                    "KDC, a camera raw: kdc dcr",
                    "GPR, a camera raw: gpr");

    /** Extensions that are used only for pictures. */
    private static final Map<String, String> ENDINGS =
            endings(
                    "PNG: png apng",
                    "JPEG: jpg jpeg jpe jfif jif",
                    "TIFF: tif tiff",
                    "BMP: bmp dib",
                    "GIF: gif",
                    "HEIC: heic heif hif",
                    "AVIF: avif avifs",
                    "WebP: webp",
                    "Photoshop (PSD): psd psb",
                    "PPM: ppm",
                    "PGM: pgm",
                    "PBM: pbm",
                    "PNM: pnm",
                    "PAM: pam",
                    "PFM: pfm",
                    "JPEG 2000: jp2 j2k jpf jpx jpm jpc j2c jph jhc",
                    "JPEG XL: jxl",
                    "JPEG XR: jxr wdp hdp",
                    "JPEG-LS: jls",
                    "OpenEXR: exr",
                    "Targa (TGA): tga icb vda vst",
                    "Windows icon (ICO): ico",
                    "Apple icon (ICNS): icns",
                    "SVG: svg svgz",
                    "EPS: eps",
                    "DICOM: dcm dicom",
                    "FITS: fits fts",
                    "Nikon ND2: nd2",
                    "Zeiss CZI: czi",
                    "Leica LIF: lif",
                    "Olympus OIB: oib oif",
                    "GIMP (XCF): xcf",
                    "Krita (KRA): kra",
                    "OpenRaster (ORA): ora",
                    "PCX: pcx",
                    "DDS: dds",
                    "SGI: sgi",
                    "XPM: xpm",
                    "XBM: xbm",
                    "QOI: qoi",
                    "FLIF: flif",
                    "BPG: bpg",
                    "MNG: mng jng",
                    "PICT: pict pct",
                    "EMF: emf",
                    "WMF: wmf",
                    "DPX: dpx",
                    "Cineon: cin",
                    "Sun raster: ras sun",
                    "MIFF: miff",
                    "WBMP: wbmp",
                    "DjVu: djvu djv",
                    "Windows cursor (CUR): cur ani",
                    "Photo CD: pcd",
                    "VIFF: viff xv",
                    "VICAR: vicar",
                    "KTX: ktx ktx2",
                    "ILBM: lbm iff ilbm",
                    "PGF: pgf",
                    "MPO: mpo",
                    "NIfTI: nii",
                    "NRRD: nrrd",
                    "CR3, a camera raw: cr3",
                    "CRW, a camera raw: crw",
                    "RAF, a camera raw: raf",
                    "X3F, a camera raw: x3f",
                    "MRW, a camera raw: mrw");

    private static Map<String, String> endings(String... formats) {
        Map<String, String> byEnding = new TreeMap<>();
        for (String format : formats) {
            String[] parts = format.split(": ");
            for (String ending : parts[1].split(" ")) {
                byEnding.put(ending, parts[0]);
            }
        }
        return byEnding;
    }

    /**
     * Returns the kind of a file, or empty if neither its content nor its name is that of a
     * picture. A file that cannot be opened is classified by its name.
     */
    public static Optional<PictureKind> of(Path file) {
        String ending = ending(file);
        Optional<String> shown = signature(file);
        if (shown.isPresent()) {
            String format =
                    shown.get().equals(TIFF) ? RAWS.getOrDefault(ending, TIFF) : shown.get();
            return Optional.of(new PictureKind(format, READABLE.contains(format), true));
        }
        return Optional.ofNullable(ENDINGS.getOrDefault(ending, RAWS.get(ending)))
                .map(format -> new PictureKind(format, false, false));
    }

    /**
     * Checks that a file is not a picture in a format that Facet does not read. All other problems
     * are reported by the reader.
     *
     * @throws FacetException if it is; the message names the format
     */
    static void requireReadable(Path file) {
        of(file).filter(kind -> kind.isUnsupported(file))
                .ifPresent(
                        kind -> {
                            throw new FacetException(
                                    "%s %s a picture in the format %s, which Facet does not read; save it as PNG, TIFF or JPEG."
                                            .formatted(
                                                    file,
                                                    kind.isShown() ? "holds" : "is, by its name,",
                                                    kind.format()));
                        });
    }

    /** An empty or missing file is reported as such first. */
    private boolean isUnsupported(Path file) {
        return !READABLE.contains(format) && (isShown || hasContent(file));
    }

    /** Returns whether the file is a TIFF by its content. */
    public boolean isTiff() {
        return format.equals(TIFF);
    }

    private static boolean hasContent(Path file) {
        try {
            return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> signature(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return PictureSignature.format(in.readNBytes(HEAD), Files.size(file));
        } catch (IOException e) {
            // The reader reports why the file cannot be read.
            return Optional.empty();
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
