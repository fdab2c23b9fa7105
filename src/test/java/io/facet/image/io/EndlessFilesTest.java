package io.facet.image.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.Pictures;
import io.facet.image.format.JpegScans;
import io.facet.image.format.PngMetadataChunks;
import io.facet.image.format.ReadingTime;
import io.facet.image.metadata.FileBytes;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.tiff.TiffBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would take unlimited time or memory if their declared sizes were trusted. */
class EndlessFilesTest {

    /** Generous: each of these needs less than a second on an idle machine. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path folder;

    private Photograph read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return assertTimeoutPreemptively(LIMIT, () -> PhotographFile.read(file));
    }

    private void assertRefused(String name, byte[] bytes, String reason) {
        assertThatThrownBy(() -> read(name, bytes))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(reason);
    }

    private static TiffBytes page() {
        return TiffBytes.picture(ByteOrder.BIG_ENDIAN, 2, 1, 1, 8).strip(new byte[] {3, 4});
    }

    /** Returns pages whose last one links back to an earlier one. */
    private static byte[] looped(int pages, int back, boolean big) {
        TiffBytes[] all = new TiffBytes[pages];
        Arrays.setAll(all, page -> big ? page().big() : page());
        ByteBuffer file = ByteBuffer.wrap(TiffBytes.pages(all));
        int width = big ? 8 : 4;
        int[] links = new int[pages + 1];
        links[0] = width;
        for (int page = 0; page < pages; page++) {
            int at = number(file, links[page], width);
            int entries = number(file, at, big ? 8 : 2);
            links[page + 1] = at + (big ? 8 + 20 * entries : 2 + 12 * entries);
        }
        for (int i = 0; i < width; i++) {
            file.put(links[pages] + i, file.get(links[back] + i));
        }
        return file.array();
    }

    private static int number(ByteBuffer file, int at, int width) {
        return width == 2
                ? file.getShort(at)
                : width == 4 ? file.getInt(at) : (int) file.getLong(at);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, false",
        "2, 0, false",
        "3, 1, false",
        "3, 2, false",
        "1, 0, true",
        "4, 1, true"
    })
    void pagesThatFormALoopAreRefused(int pages, int back, boolean big) {
        assertRefused("loop.tif", looped(pages, back, big), "page " + pages + " is followed by");
    }

    @Test
    void manyPagesAreReadAndCopiedInATimeThatGrowsWithTheirNumberOnly() throws IOException {
        int count = 30_000;
        TiffBytes[] pages = new TiffBytes[count];
        Arrays.fill(pages, page());
        Path file = Files.write(folder.resolve("stack.tif"), TiffBytes.pages(pages));
        Path out = folder.resolve("out.tif");

        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    PhotographPages all = PhotographPages.of(file);
                    assertThat(all.count()).isEqualTo(count);
                    Photograph last = null;
                    for (int page = 0; page < count; page += 30) {
                        last = all.read(page, Optional.empty());
                    }
                    Photograph changed = last.withPlanes(new float[] {8, 9});
                    PhotographFile.writePages(file, Map.of(count - 1, changed), out, false);
                });

        assertThat(PhotographFile.read(out, count - 2).plane(0)).containsExactly(3, 4);
        assertThat(PhotographFile.read(out, count - 1).plane(0)).containsExactly(8, 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {330, 34665})
    void directoriesBelowAPageThatFormALoopAreLeftOut(int tag) throws IOException {
        byte[] offsets = new byte[4 * 20_000];
        byte[] unlooped = TiffBytes.pages(page().with(tag, 4, 20_000, offsets));
        ByteBuffer probe = ByteBuffer.wrap(unlooped);
        int own = probe.getInt(4);
        ByteBuffer targets = ByteBuffer.wrap(offsets);
        while (targets.hasRemaining()) {
            targets.putInt(own);
        }

        assertRefused(
                "below.tif", TiffBytes.pages(page().with(tag, 4, 20_000, offsets)), "is damaged");
    }

    @Test
    void oneDirectoryBelowAPageThatIsThePageItselfDoesNotMatter() throws IOException {
        byte[] unlooped = TiffBytes.pages(page().with(34665, 4, 1, new byte[4]));
        byte[] own = Arrays.copyOfRange(unlooped, 4, 8);

        Photograph photograph = read("below.tif", TiffBytes.pages(page().with(34665, 4, 1, own)));

        assertThat(photograph.plane(0)).containsExactly(3, 4);
    }

    @Test
    void anExifBlockThatIsFollowedByItselfDoesNotMatter() throws IOException {
        ByteBuffer exif = ByteBuffer.allocate(8 + 2 + 12 + 4);
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
        exif.putShort((short) 3).putShort((short) 0).putInt(8);
        Path file = folder.resolve("camera.jpg");
        PhotographFile.write(Pictures.ramps(16, 8), file, false);
        FileBytes.insert(file, 2, FileBytes.segment(0xe1, "Exif\0\0", exif.array()));

        Photograph photograph = assertTimeoutPreemptively(LIMIT, () -> PhotographFile.read(file));

        assertThat(photograph.width()).isEqualTo(16);
    }

    @Test
    void valuesThatClaimTheSameBytesAgainAndAgainAreRefused() {
        byte[] shared = new byte[1 << 20];
        TiffBytes page = page().with(40_000, 7, shared.length, shared);
        ByteBuffer bytes = ByteBuffer.wrap(TiffBytes.pages(page));
        int directory = bytes.getInt(4);
        int entries = bytes.getShort(directory);
        byte[] last = new byte[12];
        bytes.position(directory + 2 + 12 * (entries - 1)).get(last);
        ByteArrayOutputStream grown = new ByteArrayOutputStream();
        grown.write(bytes.array(), 0, 4);
        grown.writeBytes(ByteBuffer.allocate(4).putInt(bytes.capacity()).array());
        grown.write(bytes.array(), 8, bytes.capacity() - 8);
        grown.writeBytes(ByteBuffer.allocate(2).putShort((short) 30_000).array());
        grown.write(bytes.array(), directory + 2, 12 * (entries - 1));
        for (int i = entries - 1; i < 30_000; i++) {
            grown.writeBytes(last);
        }
        grown.writeBytes(new byte[4]);

        assertRefused("tags.tif", grown.toByteArray(), "more than 256 MB");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xfe, 0xff})
    void aLongCommentOfAGifDoesNotMatter(int label) throws IOException {
        ByteArrayOutputStream comment = new ByteArrayOutputStream();
        comment.write(0x21);
        comment.write(label);
        byte[] block = new byte[256];
        block[0] = (byte) 255;
        for (int i = 0; i < 60_000; i++) {
            comment.writeBytes(block);
        }
        comment.write(0);
        BufferedImage image = new BufferedImage(9, 8, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(2, 3, 0xff3366cc);
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        ImageIO.write(image, "gif", gif);
        Path file = Files.write(folder.resolve("comment.gif"), gif.toByteArray());
        int colours = 13 + 3 * (2 << (gif.toByteArray()[10] & 7));
        FileBytes.insert(file, colours, comment.toByteArray());

        Photograph photograph = assertTimeoutPreemptively(LIMIT, () -> PhotographFile.read(file));

        assertThat(photograph.plane(2)[3 * 9 + 2]).isEqualTo(0xcc);
    }

    @Test
    void textsOfAPngThatSwellAreNotTakenIntoMemory() throws IOException {
        byte[] bomb = TiffBytes.deflated(new byte[70 << 20]);
        byte[] text =
                ByteBuffer.allocate(3 + bomb.length).put(new byte[] {'a', 0, 0}).put(bomb).array();
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_INDEXED);
        Path file = folder.resolve("bomb.png");
        ImageIO.write(image, "png", file.toFile());
        byte[][] chunks = new byte[60][];
        Arrays.fill(chunks, FileBytes.chunk("zTXt", text));
        FileBytes.insert(file, PngMetadataChunks.OFFSET, chunks);

        Photograph photograph = assertTimeoutPreemptively(LIMIT, () -> PhotographFile.read(file));

        assertThat(photograph.metadata().texts()).isEmpty();
    }

    @Test
    void manySmallChunksOfAPngAreReadAndFewAreKept() throws IOException {
        Path file = folder.resolve("chunks.png");
        PhotographFile.write(Pictures.noise(3, 2, 8, 3, false), file, false);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] text = FileBytes.chunk("tEXt", new byte[] {'a', 0, 'b'});
        byte[] gamma = FileBytes.chunk("gAMA", new byte[] {0, 0, 1, 1});
        for (int i = 0; i < 200_000; i++) {
            chunks.writeBytes(text);
            chunks.writeBytes(gamma);
        }
        FileBytes.insert(file, PngMetadataChunks.OFFSET, chunks.toByteArray());

        PhotographMetadata metadata =
                assertTimeoutPreemptively(LIMIT, () -> PhotographFile.read(file)).metadata();

        assertThat(metadata.texts()).hasSize(1000);
        assertThat(metadata.pngColour().orElseThrow().length()).isEqualTo(gamma.length);
    }

    @Test
    void aJpegOfVeryManyScansIsRefused() throws IOException {
        byte[] jpeg = progressive();
        int lastScan = jpeg.length;
        while (jpeg[--lastScan] != (byte) 0xda || jpeg[lastScan - 1] != (byte) 0xff) {
            // The reader searches for the marker of the last scan.
        }
        byte[] scan = Arrays.copyOfRange(jpeg, lastScan - 1, jpeg.length - 2);
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        repeated.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 20_000; i++) {
            repeated.writeBytes(scan);
        }
        repeated.write(jpeg, jpeg.length - 2, 2);

        assertThat(read("whole.jpg", jpeg).width()).isEqualTo(64);
        assertRefused("scans.jpg", repeated.toByteArray(), "more than 100 scans");
    }

    @ParameterizedTest
    @CsvSource({"20000, 20, true", "20000, 21, false", "1000, 100, true", "1000, 101, false"})
    void theLargerAJpegTheFewerScansItMayHave(int side, int scans, boolean mayBe) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {-1, (byte) 0xd8});
        ByteBuffer frame = ByteBuffer.allocate(9).put((byte) 8);
        frame.putShort((short) side).putShort((short) side).put((byte) 1);
        jpeg.writeBytes(FileBytes.segment(0xc2, "", frame.array()));
        for (int scan = 0; scan < scans; scan++) {
            jpeg.writeBytes(FileBytes.segment(0xda, "", new byte[6]));
            jpeg.writeBytes(new byte[] {1, -1, 0, 2, -1, (byte) 0xd0, 3});
        }
        jpeg.writeBytes(new byte[] {-1, (byte) 0xd9});

        if (mayBe) {
            assertThatCode(() -> JpegScans.requireFew(jpeg.toByteArray()))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> JpegScans.requireFew(jpeg.toByteArray()))
                    .isInstanceOf(PictureFlaw.class);
        }
    }

    private static byte[] progressive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Test
    void sizesThatAFileCannotHoldAreRefusedBeforeMemoryIsTaken() throws IOException {
        Path png = folder.resolve("small.png");
        PhotographFile.write(Pictures.noise(2, 2, 8, 3, false), png, false);
        byte[] header = ByteBuffer.allocate(13).putInt(20_000).putInt(20_000).array();
        header[8] = 8;
        header[9] = 2;
        byte[] small = Files.readAllBytes(png);
        byte[] chunk = FileBytes.chunk("IHDR", header);
        System.arraycopy(chunk, 0, small, 8, chunk.length);
        byte[] tiff =
                TiffBytes.pages(
                        TiffBytes.picture(ByteOrder.BIG_ENDIAN, 20_000, 20_000, 1, 8)
                                .strip(new byte[100]));

        assertRefused("large.png", small, "ends too early");
        assertRefused("large.tif", tiff, "ends too early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "jpg", "bmp", "gif"})
    void aPictureThatTakesTooLongIsGivenUp(String ending) throws IOException {
        Path file = folder.resolve("slow." + ending);
        String format = ending.equals("tif") ? "tiff" : ending;
        ImageIO.write(Pictures.ramps(64, 64).toBufferedImage(), format, file.toFile());
        System.setProperty(ReadingTime.PROPERTY, "0.000001");
        try {
            assertThatThrownBy(() -> PhotographFile.read(file))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("takes longer than")
                    .hasMessageContaining("java -D" + ReadingTime.PROPERTY);
        } finally {
            System.clearProperty(ReadingTime.PROPERTY);
        }
        assertThat(PhotographFile.read(file).width()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"'', 120", "3, 3", "0.5, 0.5", "0, 120", "-1, 120", "many, 120"})
    void theTimeIsThatOfThePropertyOrTwoMinutes(String setting, double seconds) throws IOException {
        AtomicLong clock = new AtomicLong(7);
        ReadingTime time = ReadingTime.start(setting, clock::get);
        clock.addAndGet((long) (seconds * 1e9));
        time.check();

        clock.addAndGet(1);

        assertThatThrownBy(time::check).isInstanceOf(PictureFlaw.class);
    }
}
