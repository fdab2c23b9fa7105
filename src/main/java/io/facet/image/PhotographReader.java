package io.facet.image;

import io.facet.FacetException;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

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

    static Photograph read(Path file) {
        return new PhotographReader(file).read();
    }

    private Photograph read() {
        requireContent();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, true, true);
                return photograph(reader);
            } finally {
                reader.dispose();
            }
        } catch (EOFException e) {
            throw truncated(e);
        } catch (IOException e) {
            throw e.getCause() instanceof EOFException ? truncated(e) : damaged(e);
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
            if (Stream.of(reader.getOriginatingProvider().getFormatNames())
                    .anyMatch(FORMATS::contains)) {
                return reader;
            }
        }
        throw new FacetException(
                file
                        + " is not a picture in a format that Facet reads: PNG, JPEG, TIFF, BMP or"
                        + " GIF. Save it as one of these.");
    }

    private Photograph photograph(ImageReader reader) throws IOException {
        try {
            requireSize(reader.getWidth(0), reader.getHeight(0));
            if (!reader.getImageTypes(0).hasNext()) {
                throw new FacetException(
                        file
                                + " has colours that cannot be read, such as CMYK; convert it to"
                                + " RGB in an image editor and try again.");
            }
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            if (warnings.stream().anyMatch(PhotographReader::tellsOfMissingEnd)) {
                throw truncated(null);
            }
            return photograph(image);
        } catch (FacetException e) {
            throw e;
        } catch (RuntimeException e) {
            // The readers of the JDK meet damaged files with whatever their arithmetic throws.
            throw damaged(e);
        }
    }

    private void requireSize(int width, int height) {
        if ((long) width * height > MAX_PIXELS) {
            throw new FacetException(
                    ("%s has %d x %d pixels, more than Facet can hold (%d million); crop or"
                                    + " shrink it.")
                            .formatted(file, width, height, MAX_PIXELS / 1_000_000));
        }
    }

    private Photograph photograph(BufferedImage image) {
        try {
            return RasterConversion.takenFrom(image);
        } catch (FacetException e) {
            throw new FacetException(file + ": " + e.getMessage(), e);
        }
    }

    /** The JPEG reader fills the missing rest of a picture with grey and only warns. */
    private static boolean tellsOfMissingEnd(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("truncated") || text.contains("premature end");
    }

    private FacetException truncated(Exception cause) {
        return new FacetException(
                file + " is truncated: the picture ends too early. Fetch or save it again.", cause);
    }

    private FacetException damaged(Exception cause) {
        return new FacetException(
                file
                        + " cannot be read as a picture: it is damaged, incomplete or of an"
                        + " unusual kind. Open it in an image editor and save it again as PNG.",
                cause);
    }
}
