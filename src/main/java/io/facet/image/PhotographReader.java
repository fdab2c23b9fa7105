package io.facet.image;

import io.facet.FacetException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads one file through ImageIO, and says in words what is wrong with it. */
final class PhotographReader {

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif", "tiff");

    /** So that RGB and alpha fit into one array, whatever the file holds. */
    private static final long MAX_PIXELS = Photograph.MAX_SAMPLES / 4;

    private final Path file;
    private final List<String> warnings = new ArrayList<>();

    private PhotographReader(Path file) {
        this.file = file;
    }

    static Photograph read(Path file, int page) {
        PhotographReader source = new PhotographReader(file);
        return source.open(
                (reader, format) -> {
                    int pages = format.equals("tiff") ? source.tiffPages() : 1;
                    requirePage(file, page, pages);
                    return source.upright(reader, format, page);
                });
    }

    static int pages(Path file) {
        PhotographReader source = new PhotographReader(file);
        return source.open((reader, format) -> format.equals("tiff") ? source.tiffPages() : 1);
    }

    /**
     * @throws FacetException if a file of so many pages has no such page
     */
    static void requirePage(Path file, int page, int pages) {
        if (page < 0 || page >= pages) {
            throw new FacetException(
                    "%s has %s; there is no page %s."
                            .formatted(file, pages == 1 ? "one page" : pages + " pages", page + 1));
        }
    }

    /** Does something with the reader of the file's format. */
    private interface Use<T> {
        T of(ImageReader reader, String format) throws IOException;
    }

    private <T> T open(Use<T> use) {
        requireContent();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, false, true);
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                return use.of(reader, format(reader).orElseThrow());
            } finally {
                reader.dispose();
            }
        } catch (EOFException e) {
            throw truncated(e);
        } catch (IOException e) {
            throw e.getCause() instanceof EOFException ? truncated(e) : damaged(e);
        } catch (FacetException e) {
            throw e;
        } catch (RuntimeException e) {
            // The readers of the JDK meet damaged files with whatever their arithmetic throws.
            throw damaged(e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(e);
        }
    }

    private void requireContent() {
        if (!Files.exists(file)) {
            throw new FacetException("There is no file " + file + "; check its name.");
        }
        if (Files.isDirectory(file)) {
            throw new FacetException(file + " is a folder; give the name of a picture in it.");
        }
        if (!Files.isReadable(file)) {
            throw new FacetException(
                    "Cannot read " + file + ": permission is denied; check who owns it.");
        }
        if (file.toFile().length() == 0) {
            throw new FacetException(file + " is empty; fetch or save it again.");
        }
    }

    private ImageReader reader(ImageInputStream in) {
        for (Iterator<ImageReader> found = ImageIO.getImageReaders(in); found.hasNext(); ) {
            ImageReader reader = found.next();
            if (format(reader).isPresent()) {
                return reader;
            }
        }
        throw new FacetException(
                file
                        + " is not a picture in a format that Facet reads: PNG, JPEG, TIFF, BMP or"
                        + " GIF. Save it as one of these.");
    }

    private static Optional<String> format(ImageReader reader) {
        return Stream.of(reader.getOriginatingProvider().getFormatNames())
                .filter(FORMATS::contains)
                .findFirst();
    }

    private int tiffPages() throws IOException {
        TiffFile tiff = TiffFile.read(file);
        if (tiff.undescribedPages() > 0) {
            throw new FacetException(
                    ("%s is a stack of %d slices in ImageJ's own form for large files, which Facet"
                                    + " does not read; save it from ImageJ in parts of less than"
                                    + " 4 GB.")
                            .formatted(file, tiff.undescribedPages()));
        }
        return Math.max(1, tiff.pages().size());
    }

    private Photograph upright(ImageReader reader, String format, int page) throws IOException {
        if (format.equals("gif")) {
            GifFile.requireTrailer(file);
        }
        return format.equals("jpeg")
                ? jpeg(reader)
                : upright(decoded(reader, page), metadata(format, page));
    }

    /** The picture of a JPEG, whose reader is to see nothing of the colour profile. */
    private Photograph jpeg(ImageReader reader) throws IOException {
        JpegFile jpeg = JpegFile.read(file);
        PhotographMetadata metadata = jpeg.metadata();
        reader.setInput(
                new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg.withoutProfile())),
                false,
                true);
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        if (!jpeg.hasInks()) {
            return upright(decoded(reader, 0), metadata);
        }
        requireSize(reader, 0);
        Raster inks = reader.readRaster(0, null);
        requireEnd();
        InkConversion conversion =
                InkConversion.ofJpeg(jpeg.adobeTransform(), metadata.iccProfile());
        return upright(Photograph.ofRaster(conversion.toRgb(inks), 3), metadata);
    }

    private static Photograph upright(Photograph asStored, PhotographMetadata metadata) {
        return asStored.withMetadata(metadata.fitting(asStored.bands())).upright();
    }

    private Photograph decoded(ImageReader reader, int page) throws IOException {
        requireSize(reader, page);
        if (!reader.getImageTypes(page).hasNext()) {
            throw new FacetException(
                    file
                            + " has colours that cannot be read; convert it to RGB in an image"
                            + " editor and try again.");
        }
        BufferedImage image = reader.read(page);
        requireEnd();
        try {
            return RasterConversion.takenFrom(image);
        } catch (FacetException e) {
            throw new FacetException(file + ": " + e.getMessage(), e);
        }
    }

    private PhotographMetadata metadata(String format, int page) throws IOException {
        return switch (format) {
            case "png" -> PngFile.metadata(file);
            case "tiff" -> TiffFile.read(file).metadata(page);
            default -> PhotographMetadata.none();
        };
    }

    private void requireSize(ImageReader reader, int page) throws IOException {
        int width = reader.getWidth(page);
        int height = reader.getHeight(page);
        if ((long) width * height > MAX_PIXELS) {
            throw new FacetException(
                    ("%s has %d x %d pixels, more than Facet can hold (%d million); crop or"
                                    + " shrink it.")
                            .formatted(file, width, height, MAX_PIXELS / 1_000_000));
        }
    }

    /** The JPEG reader fills the missing rest of a picture with grey and only warns. */
    private void requireEnd() {
        if (warnings.stream().anyMatch(PhotographReader::tellsOfMissingEnd)) {
            throw truncated(null);
        }
    }

    private static boolean tellsOfMissingEnd(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("truncated") || text.contains("premature end");
    }

    private FacetException truncated(Exception cause) {
        return new FacetException(
                file + " is truncated: the picture ends too early. Fetch or save it again.", cause);
    }

    private FacetException tooLarge(OutOfMemoryError cause) {
        return new FacetException(
                ("%s does not fit into the %d MB of memory that Java may use; crop or shrink it, or"
                                + " allow more with java -Xmx, in Fiji with Edit > Options > Memory"
                                + " & Threads.")
                        .formatted(file, Runtime.getRuntime().maxMemory() >> 20),
                cause);
    }

    private FacetException damaged(Exception cause) {
        return new FacetException(
                file
                        + " cannot be read as a picture: it is damaged, incomplete or of an"
                        + " unusual kind. Open it in an image editor and save it again as PNG.",
                cause);
    }
}
