package io.facet.image;

import io.facet.FacetException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Photographs in files.
 *
 * <pre>{@code
 * Photograph before = PhotographFile.read(Path.of("in.png"));
 * PhotographFile.write(before, Path.of("out.tif"), false);
 * }</pre>
 *
 * <p>PNG and TIFF give back every sample and the depth as they were; JPEG does not.
 */
public final class PhotographFile {

    /** Of 0..1: at this quality a JPEG's own errors stay below what an edit changes. */
    private static final float JPEG_QUALITY = 0.95f;

    private PhotographFile() {}

    /**
     * Reads the first picture of a PNG, JPEG, TIFF, BMP or GIF file; its content tells the format,
     * not its name. An orientation in its EXIF data is not applied.
     *
     * @throws FacetException if the file is missing, empty, a folder, truncated, damaged, of
     *     another format, or of colours or a depth that {@link Photograph#of} refuses
     */
    public static Photograph read(Path file) {
        return PhotographReader.read(file);
    }

    /**
     * Writes a photograph, completely or not at all, in the format of the name's extension: png,
     * tif, tiff, jpg or jpeg. Missing folders are made.
     *
     * @param overwrite whether a file that is there already may be replaced
     * @throws FacetException if the extension is another, the format cannot hold the photograph
     *     (JPEG has 8 bits and no alpha), the file exists and may not be replaced, or it cannot be
     *     written
     */
    public static void write(Photograph photograph, Path file, boolean overwrite) {
        write(RasterConversion.view(photograph), file, overwrite);
    }

    /**
     * Writes a picture that was drawn, such as a plot, as {@link #write(Photograph, Path, boolean)}
     * writes a photograph.
     *
     * @throws FacetException as there
     */
    public static void write(BufferedImage picture, Path file, boolean overwrite) {
        String format = format(file);
        if (format.equals("jpeg")) {
            requireFitForJpeg(picture, file);
        }
        AtomicFile.write(file, overwrite, out -> encode(picture, format, out));
    }

    private static String format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
            case ".png" -> "png";
            case ".tif", ".tiff" -> "tiff";
            case ".jpg", ".jpeg" -> "jpeg";
            default ->
                    throw new FacetException(
                            "Cannot tell a format from the name "
                                    + file
                                    + "; end it in .png, .tif or .jpg.");
        };
    }

    private static void requireFitForJpeg(BufferedImage picture, Path file) {
        if (picture.getColorModel().getComponentSize(0) > 8) {
            throw new FacetException(
                    "JPEG cannot hold 16 bits per channel; write " + file + " as .png or .tif.");
        }
        if (picture.getColorModel().hasAlpha()) {
            throw new FacetException(
                    "JPEG cannot hold transparency; write " + file + " as .png or .tif.");
        }
    }

    private static void encode(BufferedImage picture, String format, OutputStream out)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
