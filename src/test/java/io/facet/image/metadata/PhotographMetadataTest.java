package io.facet.image.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.image.Photograph;
import io.facet.image.Pictures;
import io.facet.image.format.JpegMetadataSegments;
import io.facet.image.format.PngMetadataChunks;
import io.facet.image.io.PhotographFile;
import io.facet.image.io.PhotographFormat;
import io.facet.image.io.PhotographWriter;
import io.facet.image.metadata.PhotographMetadata.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.FileImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

public class PhotographMetadataTest {

    private static final String XMP_MARK = "http://ns.adobe.com/xap/1.0/\0";
    private static final String XMP =
            "<x:xmpmeta><rdf:Description tiff:Orientation=\"6\" dc:title=\"Zoë\"/></x:xmpmeta>";

    @TempDir Path folder;

    /** Returns metadata with every field set, as Facet itself would write it. */
    private static PhotographMetadata full(ByteOrder order) {
        return new PhotographMetadata(
                Optional.of(block(FileBytes.unusableProfile("RGB ", 150_000))),
                Optional.of(ExifBlock.upright(block(FileBytes.exif(order, 1)), 64, 48)),
                Optional.of(block(XMP.replace("6", "1").getBytes(StandardCharsets.UTF_8))),
                Optional.of(new Resolution(300, 150, Resolution.Unit.INCH)),
                List.of(new Text("Comment", "a face, Zoë’s")),
                Optional.empty());
    }

    private static MetadataBlock block(byte[] bytes) {
        return MetadataBlock.of(bytes);
    }

    private Path jpeg(byte[]... segments) throws IOException {
        Path file = folder.resolve("in.jpg");
        PhotographFile.write(Pictures.ramps(64, 48), file, true);
        FileBytes.insert(file, JpegMetadataSegments.OFFSET, segments);
        return file;
    }

    private Path png(Photograph photograph, byte[]... chunks) throws IOException {
        Path file = folder.resolve("in.png");
        PhotographFile.write(photograph, file, true);
        FileBytes.insert(file, PngMetadataChunks.OFFSET, chunks);
        return file;
    }

    @ParameterizedTest
    @CsvSource({"jpg, LE", "png, LE", "tif, LE", "jpg, BE", "png, BE", "tif, BE"})
    void allThreeFormatsGiveBackWhatTheyAreGiven(String ending, String endian) {
        ByteOrder order = endian.equals("LE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        PhotographMetadata metadata = full(order);
        Path file = folder.resolve("out." + ending);

        PhotographFile.write(Pictures.ramps(64, 48).withMetadata(metadata), file, false);

        PhotographMetadata back = PhotographFile.read(file).metadata();
        assertThat(back.iccProfile()).isEqualTo(metadata.iccProfile());
        assertThat(back.xmp()).isEqualTo(metadata.xmp());
        assertThat(back.exif().map(ExifBlock::order)).contains(order);
        TiffDirectory tags = back.exif().flatMap(ExifBlock::directory).orElseThrow();
        assertThat(text(tags, 271)).isEqualTo("Maker\0");
        TiffDirectory camera = tags.find(TiffTag.EXIF_IFD).orElseThrow().directories().get(0);
        assertThat(text(camera, 0x9003)).isEqualTo("2026:11:24 12:00:00\0");
        assertThat(camera.find(0x927c).orElseThrow().value()).containsExactly(1, 2, 3, 4, 5);
        assertThat(camera.number(TiffTag.PIXEL_WIDTH, 0)).isEqualTo(64);
        assertThat(camera.number(TiffTag.PIXEL_HEIGHT, 0)).isEqualTo(48);
        TiffDirectory place = tags.find(TiffTag.GPS_IFD).orElseThrow().directories().get(0);
        assertThat(text(place, 1)).isEqualTo("N\0");
        Resolution resolution = back.resolution().orElseThrow();
        // PNG rounds to integer pixels per metre.
        assertThat(resolution.in(Resolution.Unit.INCH).horizontal()).isBetween(299.98, 300.02);
        assertThat(resolution.in(Resolution.Unit.INCH).vertical()).isBetween(149.98, 150.02);
        if (!ending.equals("tif")) {
            assertThat(back.texts()).isEqualTo(metadata.texts());
        }
    }

    private static String text(TiffDirectory directory, int tag) {
        return new String(directory.find(tag).orElseThrow().value(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aSecondWritingChangesNoMetadata(String ending) {
        Path first = folder.resolve("first." + ending);
        Path second = folder.resolve("second." + ending);
        PhotographMetadata metadata = full(ByteOrder.BIG_ENDIAN);
        PhotographFile.write(Pictures.ramps(64, 48).withMetadata(metadata), first, false);

        PhotographFile.write(PhotographFile.read(first), second, false);

        assertThat(PhotographFile.read(second).metadata())
                .isEqualTo(PhotographFile.read(first).metadata());
    }

    /** Checks the files with readers that are not part of Facet. */
    @Test
    void javasOwnReadersFindTheMetadata() throws IOException {
        Photograph photograph =
                Pictures.noise(64, 48, 8, 3, false).withMetadata(full(ByteOrder.BIG_ENDIAN));
        Path tiff = folder.resolve("out.tif");
        Path png = folder.resolve("out.png");
        PhotographFile.write(photograph, tiff, false);
        PhotographFile.write(photograph, png, false);

        TIFFDirectory tags = TIFFDirectory.createFromMetadata(javaMetadata(tiff, "tiff"));
        assertThat(tags.getTIFFField(34675).getAsBytes())
                .isEqualTo(photograph.metadata().iccProfile().orElseThrow().bytes());
        assertThat(tags.getTIFFField(282).getAsDouble(0)).isEqualTo(300);
        assertThat(tags.getTIFFField(274).getAsInt(0)).isEqualTo(1);
        assertThat(tags.getTIFFField(271).getAsString(0)).isEqualTo("Maker");
        TIFFDirectory camera = tags.getTIFFField(34665).getDirectory();
        assertThat(camera.getTIFFField(0x9003).getAsString(0)).isEqualTo("2026:11:24 12:00:00");

        IIOMetadata chunks = javaMetadata(png, "png");
        Element root = (Element) chunks.getAsTree("javax_imageio_png_1.0");
        assertThat(root.getElementsByTagName("iCCP").getLength()).isEqualTo(1);
        Element density = (Element) root.getElementsByTagName("pHYs").item(0);
        assertThat(density.getAttribute("pixelsPerUnitXAxis")).isEqualTo("11811");
        assertThat(density.getAttribute("unitSpecifier")).isEqualTo("meter");
    }

    private static IIOMetadata javaMetadata(Path file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reader.getImageMetadata(0);
        } finally {
            reader.dispose();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // The pixels of a 2 x 3 picture after rotation, following figure 12 of Exif 2.32.
        "1, 2, 3, '1 2 3 4 5 6'",
        "2, 2, 3, '2 1 4 3 6 5'",
        "3, 2, 3, '6 5 4 3 2 1'",
        "4, 2, 3, '5 6 3 4 1 2'",
        "5, 3, 2, '1 3 5 2 4 6'",
        "6, 3, 2, '5 3 1 6 4 2'",
        "7, 3, 2, '6 4 2 5 3 1'",
        "8, 3, 2, '2 4 6 1 3 5'",
        "9, 2, 3, '1 2 3 4 5 6'"
    })
    void aPngIsReadUpright(int orientation, int width, int height, String samples)
            throws IOException {
        Photograph stored = Photograph.ofPlanes(2, 3, 16, new float[] {1, 2, 3, 4, 5, 6});
        byte[] exif = FileBytes.exif(ByteOrder.BIG_ENDIAN, orientation);

        Photograph photograph = PhotographFile.read(png(stored, FileBytes.chunk("eXIf", exif)));

        assertThat(photograph.width()).isEqualTo(width);
        assertThat(photograph.height()).isEqualTo(height);
        StringBuilder seen = new StringBuilder();
        for (float sample : photograph.plane(0)) {
            seen.append(seen.length() == 0 ? "" : " ").append((int) sample);
        }
        assertThat(seen).hasToString(samples);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif"})
    void whatIsWrittenNobodyTurnsTwice(String ending) throws IOException {
        byte[] exif = FileBytes.exif(ByteOrder.LITTLE_ENDIAN, 6);
        Path file =
                jpeg(
                        FileBytes.segment(0xe1, "Exif\0\0", exif),
                        FileBytes.segment(0xe1, XMP_MARK, XMP.getBytes(StandardCharsets.UTF_8)));
        Path out = folder.resolve("out." + ending);

        Photograph upright = PhotographFile.read(file);
        PhotographFile.write(upright, out, false);
        Photograph again = PhotographFile.read(out);

        assertThat(upright.width()).isEqualTo(48);
        assertThat(again.width()).isEqualTo(48);
        // A clockwise rotation moves the dark left side to the top.
        assertThat(again.plane(0)[24]).isLessThan(20);
        assertThat(again.plane(0)[63 * 48 + 24]).isGreaterThan(235);
        assertThat(again.metadata().orientation()).isEqualTo(Orientation.UPRIGHT);
        assertThat(again.metadata().xmp().map(xmp -> new String(xmp.bytes())).orElseThrow())
                .contains("tiff:Orientation=\"1\"");
        TiffDirectory tags = again.metadata().exif().flatMap(ExifBlock::directory).orElseThrow();
        TiffDirectory camera = tags.find(TiffTag.EXIF_IFD).orElseThrow().directories().get(0);
        assertThat(camera.number(TiffTag.PIXEL_WIDTH, 0)).isEqualTo(48);
        assertThat(camera.number(TiffTag.PIXEL_HEIGHT, 0)).isEqualTo(64);
        // 240 x 120 of the EXIF block, of a picture whose rows became columns.
        assertThat(again.metadata().resolution().orElseThrow().in(Resolution.Unit.INCH).vertical())
                .isBetween(239.98, 240.02);
    }

    @Test
    void theThumbnailOfTheUneditedPictureIsGone() throws IOException {
        byte[] exif = FileBytes.exif(ByteOrder.BIG_ENDIAN, 1);
        Path file = jpeg(FileBytes.segment(0xe1, "Exif\0\0", exif));

        byte[] kept = PhotographFile.read(file).metadata().exif().orElseThrow().bytes();

        assertThat(exif).endsWith(0x77, 0x77);
        assertThat(kept).hasSameSizeAs(exif).endsWith(0, 0).doesNotContain(0x77);
        assertThat(ImageIO.read(file.toFile())).isNotNull();
    }

    @Test
    void aJpegsSamplesAreReadWithoutRegardToItsProfile() throws IOException {
        Path plain = jpeg();
        Photograph expected = PhotographFile.read(plain);
        byte[] profile = FileBytes.unusableProfile("RGB ", 100);
        byte[] first =
                ByteBuffer.allocate(62).put((byte) 1).put((byte) 2).put(profile, 0, 60).array();
        byte[] second =
                ByteBuffer.allocate(42).put((byte) 2).put((byte) 2).put(profile, 60, 40).array();

        // The parts may come in any order.
        Photograph photograph =
                PhotographFile.read(
                        jpeg(
                                FileBytes.segment(0xe2, "ICC_PROFILE\0", second),
                                FileBytes.segment(0xe2, "ICC_PROFILE\0", first)));

        assertThat(photograph).isEqualTo(expected);
        assertThat(photograph.metadata().iccProfile()).contains(block(profile));
    }

    @Test
    void aProfileOfWhichAPartIsMissingIsDropped() throws IOException {
        byte[] part = ByteBuffer.allocate(30).put((byte) 1).put((byte) 2).array();

        Photograph photograph =
                PhotographFile.read(jpeg(FileBytes.segment(0xe2, "ICC_PROFILE\0", part)));

        assertThat(photograph.metadata().iccProfile()).isEmpty();
    }

    @Test
    void thePngsTextsColoursAndDensityStay() throws IOException {
        byte[] gamma = FileBytes.chunk("gAMA", new byte[] {0, 0, (byte) 0xb1, (byte) 0x8f});
        byte[] density = FileBytes.chunk("pHYs", new byte[] {0, 0, 11, 0, 0, 0, 12, 0, 1});
        byte[] latin =
                FileBytes.chunk("tEXt", "Author\0Zo\u00eb".getBytes(StandardCharsets.ISO_8859_1));
        byte[] unicode =
                FileBytes.chunk(
                        "iTXt", "Title\0\0\0de\0Titel\0\u2026".getBytes(StandardCharsets.UTF_8));
        Path file = png(Pictures.noise(8, 8, 16, 3, true), gamma, density, latin, unicode);
        Path out = folder.resolve("out.png");

        PhotographFile.write(PhotographFile.read(file), out, false);

        PhotographMetadata metadata = PhotographFile.read(out).metadata();
        assertThat(metadata.pngColour()).contains(block(gamma));
        assertThat(metadata.resolution())
                .contains(new Resolution(0xb00, 0xc00, Resolution.Unit.METRE));
        assertThat(metadata.texts())
                .containsExactly(new Text("Author", "Zo\u00eb"), new Text("Title", "\u2026"));
        assertThat(PhotographFile.read(out)).isEqualTo(Pictures.noise(8, 8, 16, 3, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iCCP", "eXIf", "pHYs", "tEXt", "zTXt", "iTXt"})
    void damagedMetadataDoNotSpoilThePicture(String type) throws IOException {
        Photograph photograph = Pictures.noise(8, 8, 8, 3, false);
        Path file = png(photograph, FileBytes.chunk(type, new byte[] {'I', 'I', 42, 0, 99}));

        assertThat(PhotographFile.read(file)).isEqualTo(photograph);
        PhotographFile.write(PhotographFile.read(file), folder.resolve("out.png"), false);
        PhotographFile.write(PhotographFile.read(file), folder.resolve("out.jpg"), false);
        PhotographFile.write(PhotographFile.read(file), folder.resolve("out.tif"), false);
    }

    @Test
    void noDamageOfAnExifBlockSpoilsThePicture() throws IOException {
        byte[] exif = FileBytes.exif(ByteOrder.LITTLE_ENDIAN, 3);
        Photograph photograph = Pictures.noise(4, 4, 8, 1, false);

        for (int i = 0; i < exif.length; i++) {
            for (int bit = 1; bit < 256; bit <<= 3) {
                byte[] damaged = exif.clone();
                damaged[i] ^= (byte) bit;
                Photograph read =
                        photograph.withMetadata(ofExif(MetadataBlock.of(damaged))).upright();
                assertThat(read.width() * read.height()).isEqualTo(16);
                for (PhotographFormat format : PhotographFormat.values()) {
                    PhotographWriter.write(read, format, OutputStream.nullOutputStream());
                }
            }
        }
    }

    public static PhotographMetadata ofExif(MetadataBlock exif) {
        return new PhotographMetadata(
                Optional.empty(),
                Optional.of(exif),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void aProfileOfAnotherKindOfColoursIsDropped() throws IOException {
        Photograph grey =
                Pictures.noise(8, 8, 8, 1, false)
                        .withMetadata(
                                PhotographMetadata.none()
                                        .withIccProfile(
                                                Optional.of(
                                                        block(
                                                                FileBytes.unusableProfile(
                                                                        "RGB ", 200)))));
        Path file = folder.resolve("grey.png");
        PhotographFile.write(grey, file, false);

        assertThat(PhotographFile.read(file).metadata().iccProfile()).isEmpty();
    }

    @Test
    void longTagsOfATiffLeaveRoomForTheOthersInAJpeg() {
        TiffDirectory tags =
                new TiffDirectory(
                        List.of(
                                FileBytes.ascii(271, ByteOrder.BIG_ENDIAN, "Maker"),
                                FileBytes.ascii(270, ByteOrder.BIG_ENDIAN, "x".repeat(70_000))));
        PhotographMetadata metadata = ofExif(ExifBlock.of(tags, ByteOrder.BIG_ENDIAN));
        Path file = folder.resolve("out.jpg");

        PhotographFile.write(Pictures.ramps(8, 8).withMetadata(metadata), file, false);

        TiffDirectory kept =
                PhotographFile.read(file)
                        .metadata()
                        .exif()
                        .flatMap(ExifBlock::directory)
                        .orElseThrow();
        assertThat(kept.entries()).hasSize(1);
        assertThat(text(kept, 271)).isEqualTo("Maker\0");
    }

    @Test
    void aPictureWithoutMetadataGetsNone() throws IOException {
        Path file = folder.resolve("plain.png");
        PhotographFile.write(Pictures.noise(8, 8, 8, 3, false), file, false);

        assertThat(PhotographFile.read(file).metadata()).isEqualTo(PhotographMetadata.none());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
        assertThat(Photograph.of(image)).isEqualTo(Pictures.noise(8, 8, 8, 3, false));
    }

    @Test
    void jpegKeepsColoursAtFullResolution() throws IOException {
        Path file = jpeg();

        Element root =
                (Element) javaMetadata(file, "jpeg").getAsTree("javax_imageio_jpeg_image_1.0");
        Element luma = (Element) root.getElementsByTagName("componentSpec").item(0);

        assertThat(luma.getAttribute("HsamplingFactor")).isEqualTo("1");
        assertThat(luma.getAttribute("VsamplingFactor")).isEqualTo("1");
    }
}
