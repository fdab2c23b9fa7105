package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.face.EyePositions;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the bundled portrait by the bundled network. */
class EditCommandTest {

    private static final EyePositions EYES = SamplePortrait.ASTRONAUT.eyes();

    @TempDir Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void copyPortrait() throws IOException {
        input = folder.resolve("in.png");
        output = folder.resolve("out.png");
        Portraits.copyTo(input);
    }

    private CommandRun edit(String attributes, Object... more) {
        List<Object> args = new ArrayList<>();
        args.addAll(List.of("--input", input, "--attributes", attributes, "--iterations", 3));
        args.addAll(List.of("--eyes", Portraits.EYES));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    private Photograph edited(String attributes) {
        CommandRun run = edit(attributes, "--output", output);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return PhotographFile.read(output);
    }

    private Photograph greyOf16Bits() {
        Photograph portrait = PhotographFile.read(input);
        float[] plane = portrait.plane(1);
        for (int i = 0; i < plane.length; i++) {
            // The low bytes differ from the high ones, so a conversion through 8 bits would lose
            // them.
            plane[i] = plane[i] * 256 + i % 256;
        }
        return Photograph.ofPlanes(portrait.width(), portrait.height(), 16, plane);
    }

    @Test
    void strengthZeroGivesTheSamePixels() {
        CommandRun run = edit("smile=0,age=0", "--output", output);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("nothing to change");
        assertThat(PhotographFile.read(output)).isEqualTo(PhotographFile.read(input));
    }

    @Test
    void aSmileChangesPixelsNearTheFaceAndNoOthers() {
        Photograph before = PhotographFile.read(input);

        Photograph after = edited("smile=-1");

        assertThat(after).isNotEqualTo(before);
        // The mask's ellipse ends 1.35 interpupillary distances beside and 2.05 below the midpoint
        // of the eyes; 2.5 leaves a margin for its resampling.
        double reach = 2.5 * EYES.distance();
        double middleX = (EYES.leftX() + EYES.rightX()) / 2;
        double middleY = (EYES.leftY() + EYES.rightY()) / 2;
        for (int band = 0; band < 3; band++) {
            float[] was = before.plane(band);
            float[] is = after.plane(band);
            for (int i = 0; i < was.length; i++) {
                double distance =
                        Math.hypot(i % before.width() - middleX, i / before.width() - middleY);
                if (distance > reach && was[i] != is[i]) {
                    assertThat(is[i]).as("sample %d of band %d", i, band).isEqualTo(was[i]);
                }
            }
        }
    }

    @Test
    void aGreyPictureOf16BitsStaysOne() {
        Photograph before = greyOf16Bits();
        PhotographFile.write(before, input, true);

        Photograph after = edited("smile=-1");

        assertThat(after).hasToString("Photograph[512 x 512, 16 bits, grey]");
        assertThat(after).isNotEqualTo(before);
        assertThat(after.plane(0)[0]).isEqualTo(before.plane(0)[0]);
    }

    @Test
    void alphaIsKept() {
        Photograph opaque = PhotographFile.read(input);
        float[] alpha = new float[opaque.width() * opaque.height()];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = i % 256;
        }
        PhotographFile.write(opaque.withAlpha(alpha), input, true);

        Photograph after = edited("smile=-1");

        assertThat(after.alpha()).contains(alpha);
        assertThat(after).isNotEqualTo(opaque.withAlpha(alpha));
    }

    @Test
    void onePageOfAStackIsEditedAndTheOthersStay() throws IOException {
        Photograph portrait = PhotographFile.read(input);
        Photograph other = portrait.withRegion(new Region(0, 0, 1, 1), new float[3][1]);
        input = folder.resolve("stack.tif");
        output = folder.resolve("out.tif");
        writeStack(input, other, portrait, other);

        CommandRun run = edit("smile=-1", "--output", output, "--page", 2, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(PhotographFile.pages(output)).isEqualTo(3);
        assertThat(PhotographFile.read(output, 0)).isEqualTo(other);
        assertThat(PhotographFile.read(output, 1)).isNotEqualTo(portrait);
        assertThat(PhotographFile.read(output, 2)).isEqualTo(other);
        assertThat(Files.readString(folder.resolve("out.json"))).contains("\"page\": 2");
    }

    @Test
    void aStackIsNotEditedIntoAFormatThatHoldsOnePicture() throws IOException {
        Photograph portrait = PhotographFile.read(input);
        input = folder.resolve("stack.tif");
        writeStack(input, portrait, portrait);

        CommandRun run = edit("smile=-1", "--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("2 pages", "name the output .tif").hasLineCount(1);
    }

    private static void writeStack(Path file, Photograph... pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Photograph page : pages) {
                writer.writeToSequence(new IIOImage(page.toBufferedImage(), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    @Test
    void twoRunsGiveTheSameBytes() {
        Path second = folder.resolve("second.png");

        edit("smile=-1", "--output", output);
        edit("smile=-1", "--output", second);

        assertThat(second).hasSameBinaryContentAs(output);
    }

    @Test
    void anUnknownAttributeIsAnsweredWithTheKnownOnes() {
        CommandRun run = edit("smile=1,hat=1", "--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("facet: There is no attribute 'hat'. There are: ")
                .contains("age", "glasses", "smile")
                .hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void theOtherPresetWorksToo() {
        CommandRun run = edit("smile=-1", "--output", output, "--preset", "dfi");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(PhotographFile.read(output)).isNotEqualTo(PhotographFile.read(input));
    }

    @Test
    void forceReplacesAnEarlierOutput() throws IOException {
        Files.writeString(output, "an earlier edit");

        CommandRun run = edit("smile=-1", "--output", output, "--force");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(PhotographFile.read(output).width()).isEqualTo(512);
    }

    @Test
    void detailsComeBesideTheOutputAndTheRecordHoldsTheHashes() throws IOException {
        String inputSha256 = Sha256.of(input);

        CommandRun run = edit("smile=-1", "--output", output, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("out-difference.png")).isNotEmptyFile();
        assertThat(folder.resolve("out-loss.png")).isNotEmptyFile();
        assertThat(folder.resolve("out-loss.csv")).isNotEmptyFile();
        String text = Files.readString(folder.resolve("out.json"));
        JsonObject record = JsonParser.parseString(text).getAsJsonObject();
        NetworkFolder network =
                NetworkFolder.open(Models.installed().find("vgg-facet"), Precision.FLOAT32);
        assertThat(sha256(record, "input")).isEqualTo(inputSha256).isEqualTo(Sha256.of(input));
        assertThat(sha256(record, "output")).isEqualTo(Sha256.of(output));
        assertThat(text).doesNotContain(folder.toString());
        assertThat(record.getAsJsonObject("input").get("file").getAsString())
                .isEqualTo(input.getFileName().toString());
        assertThat(record.getAsJsonObject("output").get("file").getAsString()).isEqualTo("out.png");
        JsonObject attribute = record.getAsJsonArray("attributes").get(0).getAsJsonObject();
        assertThat(attribute.get("name").getAsString()).isEqualTo("smile");
        assertThat(attribute.get("strength").getAsDouble()).isEqualTo(-1);
        assertThat(attribute.get("sha256").getAsString())
                .isEqualTo(Sha256.of(network.attributeFile("smile")));
        assertThat(record.getAsJsonObject("network").get("weightsSha256").getAsString())
                .isEqualTo(Sha256.of(network.folder().resolve("saved_model.pb")));
        assertThat(record.getAsJsonObject("preset").get("evaluations").getAsInt()).isEqualTo(3);
        JsonObject page = record.getAsJsonArray("pages").get(0).getAsJsonObject();
        JsonObject face = page.getAsJsonArray("faces").get(0).getAsJsonObject();
        assertThat(face.getAsJsonObject("eyes").get("leftX").getAsDouble())
                .isCloseTo(EYES.leftX(), within(1e-9));
        assertThat(face.getAsJsonObject("landmarks").getAsJsonArray("coordinates")).hasSize(136);
    }

    @Test
    void aFaceIsFoundWhereNobodySaysWhereItIs() {
        CommandRun run =
                CommandRun.of(
                        "--input",
                        input,
                        "--attributes",
                        "smile=-1",
                        "--iterations",
                        8,
                        "--output",
                        output);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("face 1 of 1");
        assertThat(PhotographFile.read(output)).isNotEqualTo(PhotographFile.read(input));
    }

    @Test
    void aPictureWithoutAFaceIsRefusedAndNothingIsWritten() {
        PhotographFile.write(Photograph.ofPlanes(90, 80, 8, new float[7200]), input, true);

        CommandRun run =
                CommandRun.of("--input", input, "--attributes", "smile=1", "--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("No face was found");
        assertThat(output).doesNotExist();
    }

    @Test
    void aFaceThatIsNotThereIsRefused() {
        CommandRun run =
                CommandRun.of(
                        "--input",
                        input,
                        "--attributes",
                        "smile=1",
                        "--output",
                        output,
                        "--face",
                        3);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The picture shows 1 face, so there is no face 3.");
    }

    private static String sha256(JsonObject record, String file) {
        return record.getAsJsonObject(file).get("sha256").getAsString();
    }
}
