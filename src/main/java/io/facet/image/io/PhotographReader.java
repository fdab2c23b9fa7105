package io.facet.image.io;

import io.facet.FacetException;
import io.facet.image.InkConversion;
import io.facet.image.Photograph;
import io.facet.image.RangeHints;
import io.facet.image.RasterConversion;
import io.facet.image.ValueRange;
import io.facet.image.format.GifFile;
import io.facet.image.format.JpegFile;
import io.facet.image.format.JpegScans;
import io.facet.image.format.PngFile;
import io.facet.image.format.ReadingTime;
import io.facet.image.format.StoredFormat;
import io.facet.image.format.TimedImageInput;
import io.facet.image.metadata.ColourProfile;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.tiff.TiffFile;
import io.facet.image.tiff.TiffLayout;
import io.facet.image.tiff.TiffPicture;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads one file and reports in a sentence what is wrong with it. TIFF is decoded by Facet itself,
 * the other formats by ImageIO, which receives only what it needs for the pixels.
 */
final class PhotographReader {

    /**
     * Maximum number of pixels per byte of a file. LZW and Deflate reach about 2000 on pictures of
     * one colour; a file that declares more is damaged, so no memory is allocated for its pixels.
     */
    private static final long MOST_PIXELS_OF_A_BYTE = 4096;

    private final Path file;
    private final ReadingTime time = ReadingTime.start();
    private final List<String> warnings = new ArrayList<>();

    private PhotographReader(Path file) {
        this.file = file;
    }

    /**
     * Reads one page.
     *
     * @param tiff the pages of the file, if it is a TIFF
     * @param range black and white; if empty, they are detected
     */
    static Photograph read(
            Path file, Optional<TiffFile> tiff, int page, Optional<ValueRange> range) {
        PhotographReader source = new PhotographReader(file);
        return source.open(
                in -> {
                    Stored stored =
                            tiff.isPresent()
                                    ? source.tiff(tiff.get().reopened(in), in, page)
                                    : source.other(in);
                    return source.upright(stored, range);
                });
    }

    /** Finds the pages of a TIFF file; empty if the file has another supported format. */
    static Optional<TiffFile> tiff(Path file) {
        PhotographReader source = new PhotographReader(file);
        return source.open(
                in ->
                        source.format() == StoredFormat.TIFF
                                ? Optional.of(source.tiff(in))
                                : Optional.empty());
    }

    /**
     * Checks that a page exists.
     *
     * @throws FacetException if a file with this number of pages has no such page
     */
    static void requirePage(Path file, int page, int pages) {
        if (page < 0 || page >= pages) {
            throw new FacetException(
                    "%s has %s; there is no page %s."
                            .formatted(file, pages == 1 ? "one page" : pages + " pages", page + 1));
        }
    }

    /** An operation on the open file. */
    private interface Use<T> {
        T of(FileChannel in) throws IOException;
    }

    /**
     * The content of a file.
     *
     * @param photograph as stored, before it is rotated upright
     * @param metadata all metadata of the file
     * @param hints its information on black and white
     */
    private record Stored(Photograph photograph, PhotographMetadata metadata, RangeHints hints) {}

    private <T> T open(Use<T> use) {
        requireContent();
        try (FileChannel in = FileChannel.open(file)) {
            return use.of(in);
        } catch (IOException e) {
            throw trouble(e);
        } catch (FacetException e) {
            throw e;
        } catch (RuntimeException e) {
            // The readers of the JDK throw arbitrary runtime exceptions on damaged files.
            throw trouble(e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(e);
        }
    }

    /** Returns the error for an exception of a reader, looking for the reason in its causes. */
    private FacetException trouble(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PictureFlaw) {
                return new FacetException(file + " " + cause.getMessage(), thrown);
            }
            if (cause instanceof EOFException) {
                return truncated(thrown);
            }
        }
        return damaged(thrown);
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

    private StoredFormat format() throws IOException {
        byte[] start;
        try (InputStream bytes = Files.newInputStream(file)) {
            start = bytes.readNBytes(StoredFormat.LONGEST_MARK);
        }
        return StoredFormat.of(start)
                .orElseThrow(
                        () ->
                                new FacetException(
                                        file
                                                + " is not a picture in a format that Facet reads:"
                                                + " PNG, JPEG, TIFF, BMP or GIF. Save it as one of"
                                                + " these."));
    }

    private TiffFile tiff(FileChannel in) throws IOException {
        TiffFile tiff = TiffFile.of(in);
        if (tiff.undescribedPages() > 0) {
            throw new FacetException(
                    ("%s is a stack of %s slices in ImageJ's own form for large files, which Facet"
                                    + " does not read; save it from ImageJ in parts of less than"
                                    + " 4 GB.")
                            .formatted(file, tiff.undescribedPages()));
        }
        if (tiff.pages() == 0) {
            throw new EOFException();
        }
        return tiff;
    }

    private Stored tiff(TiffFile tiff, FileChannel in, int page) throws IOException {
        TiffDirectory directory = tiff.page(page);
        TiffLayout layout = TiffLayout.of(directory);
        requirePossible(layout.width(), layout.height(), layout.pixelBytes());
        TiffPicture picture = TiffPicture.read(in, directory, layout, tiff.order(), time);
        Photograph photograph =
                Photograph.ofRaster(picture.raster(), picture.bands()).withNotes(picture.notes());
        PhotographMetadata metadata = TiffFile.metadata(directory, tiff.order());
        boolean inks = layout.colours() == TiffLayout.Colours.INKS;
        return new Stored(
                photograph,
                inks ? metadata.withIccProfile(Optional.empty()) : metadata,
                tiff.rangeHints(page, directory, layout));
    }

    private Stored other(FileChannel in) throws IOException {
        return switch (format()) {
            case JPEG -> jpeg();
            case PNG -> {
                PngFile png = PngFile.read(file, time);
                Photograph photograph = decoded("png", TimedImageInput.of(in, png.pixels(), time));
                yield new Stored(
                        photograph,
                        png.metadata(),
                        RangeHints.ofSignificantBits(png.significantBits()));
            }
            case GIF -> {
                GifFile gif = GifFile.read(file, time);
                Photograph first = decoded("gif", TimedImageInput.of(in, gif.firstPicture(), time));
                yield new Stored(
                        first.withNotes(gif.notes()), PhotographMetadata.none(), RangeHints.NONE);
            }
            default -> {
                List<TimedImageInput.Part> whole = List.of(new TimedImageInput.Part(0, in.size()));
                yield plain("bmp", TimedImageInput.of(in, whole, time));
            }
        };
    }

    private Stored plain(String format, ImageInputStream in) throws IOException {
        return new Stored(decoded(format, in), PhotographMetadata.none(), RangeHints.NONE);
    }

    /** Reads a JPEG, hiding the colour profile from its reader. */
    private Stored jpeg() throws IOException {
        JpegFile jpeg = JpegFile.read(file);
        PhotographMetadata metadata = jpeg.metadata();
        Optional<MetadataBlock> profile = metadata.iccProfile();
        byte[] pixels = jpeg.withoutProfile();
        JpegScans.requireFew(pixels);
        Photograph photograph =
                decode(
                        "jpeg",
                        TimedImageInput.of(pixels, time),
                        reader -> decoded(reader, jpeg, profile));
        return new Stored(
                photograph,
                jpeg.hasInks() ? metadata.withIccProfile(Optional.empty()) : metadata,
                RangeHints.NONE);
    }

    private Photograph decoded(ImageReader reader, JpegFile jpeg, Optional<MetadataBlock> profile)
            throws IOException {
        if (!jpeg.hasInks()) {
            return decoded(reader);
        }
        requireSize(reader);
        Raster inks = reader.readRaster(0, null);
        requireEnd();
        InkConversion conversion = InkConversion.ofJpeg(jpeg.adobeTransform(), profile);
        List<String> notes =
                conversion.hasProfile()
                        ? List.of()
                        : profile
                                .map(ColourProfile::new)
                                .map(unfit -> unfit.ignored("CMYK"))
                                .stream()
                                .toList();
        return Photograph.ofRaster(conversion.toRgb(inks), 3).withNotes(notes);
    }

    /** Rotates the picture upright and drops a profile that does not match its colours. */
    private Photograph upright(Stored stored, Optional<ValueRange> range) {
        Photograph photograph = ranged(stored.photograph(), stored.hints(), range);
        int bands = photograph.bands();
        PhotographMetadata metadata = stored.metadata();
        List<String> notes =
                metadata.iccProfile().map(ColourProfile::new).stream()
                        .filter(profile -> !profile.fits(bands))
                        .map(profile -> profile.ignored(bands == 1 ? "GRAY" : "RGB"))
                        .toList();
        return photograph.withNotes(notes).withMetadata(metadata.fitting(bands)).upright();
    }

    private Photograph ranged(Photograph photograph, RangeHints hints, Optional<ValueRange> range) {
        if (range.isPresent()) {
            return range.get().on(photograph, file.toString());
        }
        return FoundRange.of(photograph, hints)
                .map(
                        found ->
                                photograph
                                        .withRange(found.range().black(), found.range().white())
                                        .withNotes(List.of(found.sentence())))
                .orElse(photograph);
    }

    /** An operation on an image reader. */
    private interface Decoding {
        Photograph of(ImageReader reader) throws IOException;
    }

    private Photograph decoded(String format, ImageInputStream in) throws IOException {
        return decode(format, in, this::decoded);
    }

    private Photograph decode(String format, ImageInputStream in, Decoding decoding)
            throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (in) {
            reader.setInput(in, false, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            return decoding.of(reader);
        } finally {
            reader.dispose();
        }
    }

    private Photograph decoded(ImageReader reader) throws IOException {
        requireSize(reader);
        if (!reader.getImageTypes(0).hasNext()) {
            throw new FacetException(
                    file
                            + " has colours that cannot be read; convert it to RGB in an image"
                            + " editor and try again.");
        }
        BufferedImage image = reader.read(0);
        requireEnd();
        try {
            return RasterConversion.takenFrom(image);
        } catch (FacetException e) {
            throw new FacetException(file + ": " + e.getMessage(), e);
        }
    }

    private void requireSize(ImageReader reader) throws IOException {
        requirePossible(reader.getWidth(0), reader.getHeight(0), 1);
    }

    /** Rejects sizes that are invalid or too large before memory is allocated. */
    private void requirePossible(int width, int height, long pixelBytes) throws IOException {
        long pixels = (long) width * height;
        if (pixels > TiffLayout.MOST_PIXELS) {
            throw new FacetException(
                    ("%s has %s x %s pixels, more than Facet can hold (%s million); crop or"
                                    + " shrink it.")
                            .formatted(file, width, height, TiffLayout.MOST_PIXELS / 1_000_000));
        }
        if (pixels > MOST_PIXELS_OF_A_BYTE * Files.size(file)) {
            throw truncated(null);
        }
        if (pixels * pixelBytes > Runtime.getRuntime().maxMemory()) {
            throw tooLarge(null);
        }
    }

    /**
     * Checks the end of a JPEG, because its reader fills the missing rest of a picture with grey
     * and only warns.
     */
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
                ("%s does not fit into the %s MB of memory that Java may use; crop or shrink it, or"
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
