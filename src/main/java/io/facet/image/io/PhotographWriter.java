package io.facet.image.io;

import io.facet.image.Photograph;
import io.facet.image.RasterConversion;
import io.facet.image.format.JpegMetadataSegments;
import io.facet.image.format.PngMetadataChunks;
import io.facet.image.format.SplicedOutput;
import io.facet.image.metadata.ExifBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.Resolution;
import io.facet.image.tiff.TiffPhotographPage;
import io.facet.image.tiff.TiffWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;

/** Writes one photograph with its metadata. */
public final class PhotographWriter {

    /**
     * In 0..1: at this quality the compression errors of JPEG stay below the changes of an edit.
     */
    private static final float JPEG_QUALITY = 0.95f;

    /** The densities of a JFIF header are 16-bit integers. */
    private static final int LARGEST_DENSITY = 0xffff;

    private PhotographWriter() {}

    public static void write(Photograph photograph, PhotographFormat format, OutputStream out)
            throws IOException {
        PhotographMetadata metadata = photograph.metadata();
        switch (format) {
            case PNG -> {
                byte[] chunks = PngMetadataChunks.of(metadata);
                encode(
                        photograph,
                        format,
                        new SplicedOutput(out, PngMetadataChunks.OFFSET, chunks));
            }
            case JPEG -> {
                byte[] segments = JpegMetadataSegments.of(metadata);
                encode(
                        photograph,
                        format,
                        new SplicedOutput(out, JpegMetadataSegments.OFFSET, segments));
            }
            case TIFF -> {
                ByteOrder order =
                        metadata.exif().map(ExifBlock::order).orElse(ByteOrder.LITTLE_ENDIAN);
                TiffWriter.write(List.of(new TiffPhotographPage(photograph)), order, out);
            }
        }
    }

    private static void encode(Photograph photograph, PhotographFormat format, OutputStream out)
            throws IOException {
        BufferedImage picture = RasterConversion.view(photograph);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            IIOMetadata header = null;
            if (format == PhotographFormat.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(JPEG_QUALITY);
                header =
                        writer.getDefaultImageMetadata(
                                ImageTypeSpecifier.createFromRenderedImage(picture), parameters);
                describe(header, photograph);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, header), parameters);
        } finally {
            writer.dispose();
        }
    }

    /** Sets the density and full colour resolution (4:4:4), which Java would halve. */
    private static void describe(IIOMetadata header, Photograph photograph) throws IOException {
        String format = header.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) header.getAsTree(format);
        Element luma = (Element) root.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", "1");
        luma.setAttribute("VsamplingFactor", "1");
        Element jfif = (Element) root.getElementsByTagName("app0JFIF").item(0);
        photograph.metadata().resolution().ifPresent(resolution -> density(jfif, resolution));
        header.setFromTree(format, root);
    }

    private static void density(Element jfif, Resolution given) {
        Resolution density =
                given.unit() == Resolution.Unit.METRE
                        ? given.in(Resolution.Unit.CENTIMETRE)
                        : given;
        int unit =
                switch (density.unit()) {
                    case NONE -> 0;
                    case INCH -> 1;
                    case CENTIMETRE, METRE -> 2;
                };
        jfif.setAttribute("resUnits", String.valueOf(unit));
        jfif.setAttribute("Xdensity", whole(density.horizontal()));
        jfif.setAttribute("Ydensity", whole(density.vertical()));
    }

    private static String whole(double density) {
        return String.valueOf(Math.max(1, Math.min(LARGEST_DENSITY, Math.round(density))));
    }
}
