package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindFacesInFolderTest {

    @TempDir Path folder;
    private Path pictures;
    private Path table;

    @BeforeEach
    void makeFolder() throws IOException {
        pictures = Files.createDirectories(folder.resolve("pictures/ann, bob")).getParent();
        table = folder.resolve("faces.csv");
    }

    private CommandRun find(Object... more) {
        Stream<Object> args = Stream.of("find-faces", "--pictures", pictures, "--output", table);
        return CommandRun.of(Stream.concat(args, Stream.of(more)).toArray());
    }

    @Test
    void everyFaceHasALineAndAPictureWithoutOneToo() throws IOException {
        Portraits.grey(520, 256)
                .with(0, 0, 0.5)
                .withMirrored(260, 0, 0.45)
                .writeTo(pictures.resolve("ann, bob/two.PNG"), "png");
        Portraits.grey(80, 60).writeTo(pictures.resolve("none.gif"), "gif");
        Files.writeString(pictures.resolve("notes.txt"), "no picture");

        CommandRun run = find();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 pictures, 1 with a face, 1 of these with more than one");
        List<String> lines = Files.readAllLines(table);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo(
                        "path,page,number,left,top,width,height,score,left_x,left_y,right_x,right_y,message");
        assertThat(lines.get(1)).startsWith("\"ann, bob/two.PNG\",1,1,");
        assertThat(lines.get(2)).startsWith("\"ann, bob/two.PNG\",1,2,");
        assertThat(lines.get(3)).isEqualTo("none.gif,1,0,,,,,,,,,,");
        // Half the coordinates of the portrait's pupils, (203, 100.6) and (246.4, 102.7).
        String[] cells = lines.get(1).split(",");
        assertThat(Double.parseDouble(cells[9])).isCloseTo(101.5, within(1.5));
        assertThat(Double.parseDouble(cells[10])).isCloseTo(50.3, within(1.5));
        assertThat(Double.parseDouble(cells[11])).isCloseTo(123.2, within(1.5));
        assertThat(Double.parseDouble(cells[12])).isCloseTo(51.4, within(1.5));
    }

    @Test
    void aPictureThatCannotBeReadIsNamedAndTheOthersAreListed() throws IOException {
        Files.writeString(pictures.resolve("broken.jpg"), "no picture");
        Portraits.grey(80, 60).writeTo(pictures.resolve("none.png"), "png");

        CommandRun run = find();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("broken.jpg is not a picture");
        assertThat(run.out()).contains("1 pictures, 0 with a face").contains("1 not read");
        List<String> lines = Files.readAllLines(table);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("broken.jpg,,,,,,,,,,,,").contains("is not a picture");
    }

    @Test
    void aFolderOfPicturesThatAreNotReadIsAFailureWithALineForEach() throws IOException {
        Files.writeString(pictures.resolve("a.jpg"), "");
        Files.writeString(pictures.resolve("b.heic"), "unknown");
        Files.writeString(pictures.resolve("=c.psd"), "8BPS\0\1");

        CommandRun run = find();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("a.jpg is empty")
                .contains("b.heic is, by its name, a picture in the format HEIC")
                .contains("=c.psd holds a picture in the format Photoshop (PSD)");
        assertThat(Files.readAllLines(table)).hasSize(4).anyMatch(l -> l.startsWith("./=c.psd,"));
    }

    @Test
    void aFolderWithoutPicturesIsRefused() {
        CommandRun run = find();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no picture in " + pictures);
        assertThat(table).doesNotExist();
    }

    @Test
    void aTableThatIsThereAlreadyIsKeptUnlessForced() throws IOException {
        Portraits.grey(80, 60).writeTo(pictures.resolve("none.png"), "png");
        Files.writeString(table, "precious");

        assertThat(find().err()).contains("faces.csv exists already", "--force");
        assertThat(table).hasContent("precious");
        assertThat(find("--force").exitCode()).isZero();
        assertThat(Files.readAllLines(table)).hasSize(2);
    }
}
