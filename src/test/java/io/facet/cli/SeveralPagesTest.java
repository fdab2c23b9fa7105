package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.image.io.PhotographFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks whose pages show one portrait, two portraits, or none. */
class SeveralPagesTest {

    private static final Portraits ONE = Portraits.grey(260, 256).with(0, 0, 0.5);
    private static final Portraits TWO =
            Portraits.grey(520, 256).with(0, 0, 0.5).withMirrored(260, 0, 0.45);
    private static final Portraits NONE = Portraits.grey(80, 60);

    @TempDir Path folder;
    private RealEdit edit;

    @BeforeEach
    void name() {
        edit = new RealEdit(folder.resolve("stack.tif"), folder.resolve("out.tif"));
    }

    private void writeStack(Portraits... pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(edit.input().toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Portraits page : pages) {
                writer.writeToSequence(new IIOImage(page.picture(), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private boolean changed(int page) {
        return !PhotographFile.read(edit.output(), page - 1)
                .equals(PhotographFile.read(edit.input(), page - 1));
    }

    @Test
    void everyPageIsEditedByItsOwnFaceAndPagesWithoutOneStay() throws IOException {
        writeStack(NONE, ONE, TWO);

        CommandRun run = edit.done("--page", "all");

        assertThat(run.out())
                .contains("page 2, face 1 of 1", "page 3, face 1 of 2")
                .contains("page 1 stays as it is: No face was found")
                .hasLineCount(3);
        assertThat(PhotographFile.pages(edit.output())).isEqualTo(3);
        assertThat(changed(1)).isFalse();
        assertThat(changed(2)).isTrue();
        assertThat(changed(3)).isTrue();
    }

    @Test
    void detailsAndRecordAreKeptByPageAndFace() throws IOException {
        writeStack(ONE, NONE, TWO);

        edit.done("--page", "all", "--face", "all", "--details");

        assertThat(folder)
                .isDirectoryContaining("glob:**out-page1-difference.png")
                .isDirectoryContaining("glob:**out-page1-loss.csv")
                .isDirectoryContaining("glob:**out-page3-difference.png")
                .isDirectoryContaining("glob:**out-page3-face1-loss.png")
                .isDirectoryContaining("glob:**out-page3-face2-loss.csv")
                .isDirectoryNotContaining("glob:**out-page2*");
        JsonObject record =
                JsonParser.parseString(Files.readString(folder.resolve("out.json")))
                        .getAsJsonObject();
        assertThat(faces(record, 0, 1)).isEqualTo(1);
        assertThat(faces(record, 1, 3)).isEqualTo(2);
        JsonObject left = record.getAsJsonArray("left").get(0).getAsJsonObject();
        assertThat(left.get("what").getAsString()).isEqualTo("page 2");
    }

    private static int faces(JsonObject record, int index, int number) {
        JsonObject page = record.getAsJsonArray("pages").get(index).getAsJsonObject();
        assertThat(page.get("page").getAsInt()).isEqualTo(number);
        return page.getAsJsonArray("faces").size();
    }

    @Test
    void aPageThatLacksTheFaceThatIsMeantStaysAsItIs() throws IOException {
        writeStack(ONE, TWO);

        CommandRun run = edit.done("--page", "all", "--face", 2);

        assertThat(run.out())
                .contains("page 1 stays as it is: The picture shows 1 face")
                .contains("page 2, face 2 of 2");
        assertThat(changed(1)).isFalse();
        assertThat(changed(2)).isTrue();
    }

    @Test
    void aStackWithoutAnyFaceIsRefused() throws IOException {
        writeStack(NONE, NONE);

        assertThat(edit.refused("--page", "all", "--details"))
                .contains("No page can be edited; page 1, page 2: No face was found");
    }

    @Test
    void aPageThatCannotBeReadIsRefusedBeforeAnyIsEdited() throws IOException {
        writeStack(ONE, ONE);
        byte[] bytes = Files.readAllBytes(edit.input());
        Files.write(edit.input(), Arrays.copyOf(bytes, bytes.length - 1000));

        assertThat(edit.refused("--page", "all")).contains("stack.tif");
    }

    @Test
    void allPagesOfAFileWithOneAreThatPage() throws IOException {
        edit = new RealEdit(folder.resolve("one.png"), folder.resolve("out.png"));
        ONE.writeTo(edit.input(), "png");

        CommandRun run = edit.done("--page", "all", "--details");

        assertThat(run.out()).contains(": face 1 of 1");
        assertThat(folder.resolve("out-loss.csv")).isNotEmptyFile();
    }
}
