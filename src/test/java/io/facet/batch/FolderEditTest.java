package io.facet.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.cli.Portraits;
import io.facet.dataset.CsvText;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FaceSelection;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.network.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits folders for a few steps with the networks that are bundled with Facet. */
class FolderEditTest {

    private static final int EVALUATIONS = 3;
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private static NetworkFolder folder;
    private static FeatureNetwork network;
    private static FaceFinder finder;

    /** Editing free pixels is faster, and the folder is handled in the same way. */
    private Preset preset = Preset.RESIDUAL.withEvaluations(EVALUATIONS);

    @TempDir Path temporary;
    private Path input;
    private Path output;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void load() {
        Models models = Models.installed();
        folder = NetworkFolder.open(models.find("vgg-facet"), Precision.FLOAT32);
        network = NetworkEngine.installed().load(folder.folder());
        finder = models.faceFinder();
    }

    @AfterAll
    static void close() {
        network.close();
        finder.close();
    }

    @BeforeEach
    void makeFolders() throws IOException {
        input = Files.createDirectories(temporary.resolve("in"));
        output = temporary.resolve("out");
    }

    /** Represents the settings of a test, except the folders. */
    private record Wish(
            boolean subfolders,
            String attributes,
            int face,
            FolderFormat format,
            boolean details,
            boolean overwrite) {

        static final Wish USUAL =
                new Wish(true, "smile=-1", 1, FolderFormat.AS_INPUT, false, false);

        Wish withAttributes(String other) {
            return new Wish(subfolders, other, face, format, details, overwrite);
        }

        Wish withFormat(FolderFormat other) {
            return new Wish(subfolders, attributes, face, other, details, overwrite);
        }

        Wish allFaces() {
            return new Wish(subfolders, attributes, 0, format, details, overwrite);
        }

        Wish withDetails() {
            return new Wish(subfolders, attributes, face, format, true, overwrite);
        }

        Wish overwriting() {
            return new Wish(subfolders, attributes, face, format, details, true);
        }

        Wish withoutSubfolders() {
            return new Wish(false, attributes, face, format, details, overwrite);
        }
    }

    private FolderEdit edit(Wish wish) {
        return FolderEdit.of(
                new FolderRequest(
                        input,
                        output,
                        wish.subfolders(),
                        AttributeStrengths.parse(wish.attributes()),
                        List.of(),
                        folder,
                        preset,
                        preset.region(),
                        wish.face() == 0
                                ? new FaceSelection.All()
                                : new FaceSelection.Number(wish.face()),
                        Optional.empty(),
                        wish.format(),
                        wish.details(),
                        wish.overwrite()));
    }

    private FolderReport run(Wish wish, Progress<?> progress, Cancellation cancellation) {
        complaints.clear();
        return edit(wish).run(network, finder, complaints::add, progress, cancellation);
    }

    private FolderReport run(Wish wish) {
        return run(wish, Progress.none(), new Cancellation());
    }

    private FolderReport run() {
        return run(Wish.USUAL);
    }

    /** Writes a picture of the portrait, shifted to the right by a few pixels times the number. */
    private Path portrait(String path, String format, int number) throws IOException {
        Path file = input.resolve(path);
        Files.createDirectories(file.getParent());
        return Portraits.grey(300, 256).with(4 * number, 0, 0.5).writeTo(file, format);
    }

    private List<FolderRow> rows() throws IOException {
        List<List<String>> lines = CsvText.complete(Files.readString(table()));
        assertThat(lines.get(0)).isEqualTo(FolderRow.HEADER);
        return lines.stream().skip(1).flatMap(FolderRow::of).toList();
    }

    private Path table() {
        return output.resolve("facet-edits.csv");
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(
                                    file -> folder.relativize(file).toString(),
                                    Sha256::of,
                                    (a, b) -> a,
                                    TreeMap::new));
        }
    }

    @Test
    void badPicturesAreToldOfAndTheOthersAreEdited() throws IOException {
        preset = Preset.RECOMMENDED.withEvaluations(EVALUATIONS);
        portrait("a, \"b\".png", "png", 0);
        portrait("sub/c.jpg", "jpeg", 1);
        portrait("sub/deep/d.tif", "tiff", 2);
        Files.writeString(input.resolve("letter.png"), "no picture");
        Files.createFile(input.resolve("nothing.gif"));
        Portraits.grey(80, 60).writeTo(input.resolve("sub/grey.bmp"), "bmp");
        Portraits.grey(64, 64).with(-8.5, 10.4, 0.18).writeTo(input.resolve("small.png"), "png");
        byte[] bytes = Files.readAllBytes(input.resolve("a, \"b\".png"));
        Files.write(input.resolve("cut.png"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(input.resolve("notes.txt"), "is no picture and need not be one");
        Map<String, String> before = hashes(input);

        FolderReport report = run();

        assertThat(report.summary()).isEqualTo("3 edited, 5 not");
        assertThat(report.isComplete()).isFalse();
        assertThat(complaints).hasSize(5);
        assertThat(String.join("\n", complaints))
                .contains("letter.png: ", "is not a picture in a format that Facet reads")
                .contains("nothing.gif: ", "is empty")
                .contains("sub/grey.bmp: No face was found")
                .contains("small.png: The eyes are only 7.9 pixels apart")
                .contains("cut.png: ", "truncated");
        assertThat(hashes(input)).isEqualTo(before);
        assertThat(hashes(output).keySet())
                .containsExactlyInAnyOrder(
                        "a, \"b\".png",
                        Path.of("sub", "c.png").toString(),
                        Path.of("sub", "deep", "d.tif").toString(),
                        "facet-edits.csv",
                        "facet-edits.json");
        assertThat(PhotographFile.read(output.resolve("sub/c.png")))
                .isNotEqualTo(PhotographFile.read(input.resolve("sub/c.jpg")));
    }

    @Test
    void picturesOfFormatsThatAreNotReadAreInTheTableAndInNobodysWay() throws IOException {
        portrait("portrait.jpg", "jpeg", 0);
        Files.writeString(input.resolve("portrait.HEIC"), "\0\0\0\u0018ftypheic\0\0\0\0mif1heic");
        Files.writeString(input.resolve("portrait.psd"), "8BPS\0\1");
        Files.writeString(input.resolve("portrait.webp"), "RIFF\1\0\0\0WEBPVP8 ");
        Files.writeString(input.resolve("portrait.png"), "a text");
        Files.writeString(input.resolve("portrait.ppm"), "");
        Files.move(portrait("b.png", "png", 1), input.resolve("b.txt"));
        Files.writeString(input.resolve("notes.txt"), "a text");

        FolderReport report = run(Wish.USUAL.withAttributes("smile=0"));

        assertThat(report.summary()).isEqualTo("2 edited, 5 not");
        assertThat(rows())
                .extracting(FolderRow::path)
                .containsExactly(
                        "b.txt",
                        "portrait.HEIC",
                        "portrait.jpg",
                        "portrait.png",
                        "portrait.ppm",
                        "portrait.psd",
                        "portrait.webp");
        assertThat(String.join("\n", complaints))
                .contains("the format HEIC")
                .contains("the format Photoshop (PSD)")
                .contains("the format WebP")
                .contains("portrait.png is not a picture in a format that Facet reads")
                .contains("portrait.ppm is empty");
        assertThat(output.resolve("b.png")).exists();
        assertThat(output.resolve("portrait.png")).exists();
    }

    @Test
    void whatAFileIsCalledKeepsNoOtherFromBeingEdited() throws IOException {
        String longest = "x".repeat(251);
        List<String> names =
                List.of("-a.png", "=1+1.png", "a\nb.png", "%d %s.png", "#ä😀.png", " '.png");
        for (String name : names) {
            portrait(name, "png", 0);
        }
        portrait(longest + ".jpg", "jpeg", 1);
        Files.move(portrait("y.png", "png", 2), input.resolve("y".repeat(253)));
        Path latin = Path.of(java.net.URI.create(input.toUri() + "b%E4r%FF.png"));
        Files.copy(input.resolve("-a.png"), latin);

        FolderReport report = run(Wish.USUAL.withAttributes("smile=0"));

        assertThat(report.summary()).isEqualTo("7 edited, 2 not");
        assertThat(String.join("\n", complaints))
                .contains("yyy…' has 257 bytes, and a file's name can have 255")
                .contains("b%E4r%FF.png")
                .contains("character set of this locale");
        for (String name : names) {
            assertThat(output.resolve(name)).exists();
        }
        assertThat(output.resolve(longest + ".png")).exists();
        assertThat(Files.readString(table())).contains("./=1+1.png,./=1+1.png,");
        assertThat(run(Wish.USUAL.withAttributes("smile=0")).summary())
                .isEqualTo("7 edited, 7 of them before, 2 not");
    }

    @Test
    void namesThatSomeSystemsTakeForOneAreRefused() throws IOException {
        portrait("b\u00e4r.png", "png", 0);
        portrait("ba\u0308r.png", "png", 0);
        org.junit.jupiter.api.Assumptions.assumeTrue(
                input.toFile().list().length == 2, "this system takes both names for one");

        assertThatThrownBy(this::run)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("apart by their names");
    }

    @Test
    void theTableSaysWhatAPictureWasAndBecame() throws IOException {
        preset = Preset.RECOMMENDED.withEvaluations(EVALUATIONS);
        portrait("sub/c.jpg", "jpeg", 0);
        Portraits.grey(80, 60).writeTo(input.resolve("grey.png"), "png");

        run();

        FolderRow error = rows().get(0);
        assertThat(error.path()).isEqualTo("grey.png");
        assertThat(error.status()).isEqualTo(FolderRow.Status.ERROR);
        assertThat(error.message()).startsWith("No face was found");
        assertThat(error.inputSha256()).isEqualTo(Sha256.of(input.resolve("grey.png")));
        assertThat(error.output() + error.outputSha256() + error.face()).isEmpty();
        FolderRow row = rows().get(1);
        assertThat(row.path()).isEqualTo("sub/c.jpg");
        assertThat(row.output()).isEqualTo("sub/c.png");
        assertThat(row.status()).isEqualTo(FolderRow.Status.EDITED);
        assertThat(row.inputSha256()).isEqualTo(Sha256.of(input.resolve("sub/c.jpg")));
        assertThat(row.outputSha256()).isEqualTo(Sha256.of(output.resolve("sub/c.png")));
        assertThat(row.face()).startsWith("face 1 of 1, ");
        assertThat(row.evaluations()).isEqualTo(String.valueOf(EVALUATIONS));
        assertThat(Double.parseDouble(row.lowestLoss()))
                .isPositive()
                .isLessThan(Double.parseDouble(row.firstLoss()));
        // Half the positions of the portrait's pupils: (203, 100.6) and (246.4, 102.7).
        double[] pupils =
                Stream.of(row.pupils().split(" ")).mapToDouble(Double::parseDouble).toArray();
        double[] expected = {101.5, 50.3, 123.2, 51.4};
        for (int i = 0; i < 4; i++) {
            assertThat(Math.abs(pupils[i] - expected[i])).isLessThan(1.5);
        }
    }

    @Test
    void theRecordSaysWithWhichSettings() throws IOException {
        preset = Preset.RECOMMENDED.withEvaluations(EVALUATIONS);
        portrait("a.png", "png", 0);

        run(Wish.USUAL.withAttributes("smile=-1,age=0.5"));

        JsonObject record =
                JsonParser.parseString(Files.readString(output.resolve(FolderEdit.RECORD)))
                        .getAsJsonObject();
        JsonObject settings = record.getAsJsonObject("settings");
        assertThat(settings.getAsJsonObject("network").get("weightsSha256").getAsString())
                .isEqualTo(folder.card().weightsSha256());
        JsonObject age = settings.getAsJsonArray("attributes").get(1).getAsJsonObject();
        assertThat(age.get("strength").getAsDouble()).isEqualTo(0.5);
        assertThat(age.get("sha256").getAsString())
                .isEqualTo(Sha256.of(folder.attributeFile("age")));
        assertThat(settings.getAsJsonObject("preset").get("evaluations").getAsInt())
                .isEqualTo(EVALUATIONS);
        assertThat(rows().get(0).settings()).isEqualTo(record.get("fingerprint").getAsString());
    }

    @Test
    void whatIsWrittenNamesNoFolderAroundAndTheWorkGoesOnWhereTheFoldersWereMovedTo()
            throws IOException {
        portrait("sub/a.png", "png", 0);
        Files.writeString(input.resolve("sub/letter.jpg"), "a text");
        portrait("b.png", "png", 0);
        Files.createDirectories(output);
        Files.writeString(output.resolve("b.png"), "precious");
        run();

        String record = Files.readString(output.resolve(FolderEdit.RECORD));
        assertThat(record).contains("\"input\": \"../in\"", "\"output\": \".\"");
        assertThat(record + Files.readString(table()))
                .doesNotContain(temporary.toString())
                .contains("error,\"sub/letter.jpg is not a picture")
                .contains("error,\"b.png exists already");

        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere/deep"));
        output = Files.move(output, elsewhere.resolve("results"));
        input = Files.move(input, elsewhere.resolve("pictures"));
        assertThat(run().summary()).isEqualTo("1 edited, 1 of them before, 2 not");
    }

    @Test
    void aCancelledEditGoesOnInTheNextRun() throws IOException {
        for (int i = 0; i < 4; i++) {
            portrait("p" + i + ".png", "png", i);
        }
        List<Double> shares = new ArrayList<>();
        Cancellation cancellation = new Cancellation();

        FolderReport stopped =
                run(
                        Wish.USUAL,
                        step -> {
                            shares.add(step.fraction());
                            if (step.text().startsWith("picture 3 of 4, p2.png: Editing")) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);

        assertThat(stopped.summary()).isEqualTo("2 edited, 0 not, stopped before 2 more");
        assertThat(shares).isSorted().allMatch(share -> share >= 0 && share <= 1);
        assertThat(rows()).extracting(FolderRow::path).containsExactly("p0.png", "p1.png");
        assertThat(hashes(output).keySet())
                .containsExactly("facet-edits.csv", "facet-edits.json", "p0.png", "p1.png");
        List<FolderRow> before = rows();
        Files.setLastModifiedTime(output.resolve("p0.png"), LONG_AGO);
        List<String> tasks = new ArrayList<>();

        FolderReport report = run(Wish.USUAL, step -> tasks.add(step.text()), new Cancellation());

        assertThat(report.summary()).isEqualTo("4 edited, 2 of them before, 0 not");
        assertThat(tasks).noneMatch(task -> task.contains("p0.png: "));
        assertThat(Files.getLastModifiedTime(output.resolve("p0.png"))).isEqualTo(LONG_AGO);
        assertThat(rows().subList(0, 2)).isEqualTo(before);
        assertThat(rows()).hasSize(4);
    }

    @Test
    void whoStopsItWhileResultsAreCheckedFindsAllAsItWas() throws IOException {
        portrait("a.png", "png", 0);
        portrait("b.png", "png", 1);
        run();
        Map<String, String> before = hashes(output);

        FolderReport report = run(Wish.USUAL, Progress.none(), Cancellation.when(() -> true));

        assertThat(report.left()).isEqualTo(2);
        assertThat(hashes(output)).isEqualTo(before);
    }

    @Test
    void whatATornTableLacksIsEditedAnewAndComesOutTheSame() throws IOException {
        for (int i = 0; i < 3; i++) {
            portrait("p" + i + ".png", "png", i);
        }
        run(Wish.USUAL.withDetails());
        Map<String, String> whole = hashes(output);
        byte[] bytes = Files.readAllBytes(table());
        Files.write(table(), Arrays.copyOf(bytes, bytes.length - 40));

        FolderReport report = run(Wish.USUAL.withDetails());

        assertThat(report.summary()).isEqualTo("3 edited, 2 of them before, 0 not");
        assertThat(rows()).hasSize(3);
        whole.remove("facet-edits.csv");
        assertThat(hashes(output)).containsAllEntriesOf(whole).hasSize(whole.size() + 1);
    }

    @Test
    void aPictureThatIsTriedInVainIsTriedAgain() throws IOException {
        portrait("a.png", "png", 0);
        Portraits.grey(80, 60).writeTo(input.resolve("b.png"), "png");
        assertThat(run().summary()).isEqualTo("1 edited, 1 not");
        portrait("b.png", "png", 1);

        FolderReport report = run();

        assertThat(report.summary()).isEqualTo("2 edited, 1 of them before, 0 not");
        assertThat(report.isComplete()).isTrue();
        assertThat(rows()).allMatch(FolderRow::isEdited).hasSize(2);
    }

    @Test
    void whatLiesInTheWayStaysUnlessOverwritingIsAllowed() throws IOException {
        portrait("a.png", "png", 0);
        portrait("b.png", "png", 1);
        Files.createDirectories(output);
        Files.writeString(output.resolve("a.png"), "precious");

        FolderReport report = run();

        assertThat(report.summary()).isEqualTo("1 edited, 1 not");
        assertThat(complaints.get(0)).contains("a.png exists already", "allow overwriting");
        assertThat(output.resolve("a.png")).hasContent("precious");
        assertThat(run(Wish.USUAL.overwriting()).summary())
                .isEqualTo("2 edited, 1 of them before, 0 not");
        assertThat(PhotographFile.read(output.resolve("a.png")).width()).isEqualTo(300);
    }

    @Test
    void aResultThatSomebodyChangedIsNotReplaced() throws IOException {
        portrait("a.png", "png", 0);
        run();
        Files.writeString(output.resolve("a.png"), "more", StandardOpenOption.APPEND);

        assertThat(run().summary()).isEqualTo("0 edited, 1 not");
        assertThat(Files.readString(output.resolve("a.png"), StandardCharsets.ISO_8859_1))
                .endsWith("more");
    }

    @Test
    void aPictureThatWasReplacedIsNotTakenForItsResult() throws IOException {
        portrait("a.png", "png", 0);
        run();
        portrait("a.png", "png", 5);

        assertThat(run().summary()).isEqualTo("0 edited, 1 not");
        assertThat(run(Wish.USUAL.overwriting()).summary()).isEqualTo("1 edited, 0 not");
        assertThat(rows().get(0).inputSha256()).isEqualTo(Sha256.of(input.resolve("a.png")));
    }

    @Test
    void otherSettingsNeedAnotherFolderOrThePermissionToOverwrite() throws IOException {
        portrait("a.png", "png", 0);
        run();
        Map<String, String> before = hashes(output);

        assertThatThrownBy(() -> run(Wish.USUAL.withAttributes("smile=-0.5")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("results of other settings")
                .hasMessageContaining("allow overwriting");
        assertThat(hashes(output)).isEqualTo(before);

        run(Wish.USUAL.withAttributes("smile=-0.5").overwriting());
        assertThat(hashes(output).get("a.png")).isNotEqualTo(before.get("a.png"));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void rowsOfPicturesThatAreNotMeantThisTimeStay() throws IOException {
        portrait("a.png", "png", 0);
        portrait("sub/b.png", "png", 1);
        run();

        FolderReport report = run(Wish.USUAL.withoutSubfolders());

        assertThat(report.summary()).isEqualTo("1 edited, 1 of them before, 0 not");
        assertThat(rows()).extracting(FolderRow::path).containsExactly("a.png", "sub/b.png");
    }

    @Test
    void twoPicturesWithResultsOfOneNameAreRefused() throws IOException {
        portrait("a.png", "png", 0);
        portrait("a.jpg", "jpeg", 0);

        assertThatThrownBy(this::run)
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "Facet cannot tell the results of a.jpg and a.png apart by their names."
                                + " Rename one of them.");
        assertThat(output).doesNotExist();
    }

    @Test
    void detailsOfTwoPicturesNeedNamesOfTheirOwnToo() throws IOException {
        portrait("a.png", "png", 0);
        portrait("a.tif", "tiff", 0);

        assertThatThrownBy(() -> run(Wish.USUAL.withDetails()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("the details of a.png and a.tif")
                .hasMessageContaining("write no details");
        assertThat(run().summary()).isEqualTo("2 edited, 0 not");
    }

    @Test
    void aDetailNeverTakesThePlaceOfAResult() throws IOException {
        portrait("a.png", "png", 0);
        portrait("a-difference.png", "png", 1);

        FolderReport report = run(Wish.USUAL.withDetails().overwriting());

        assertThat(report.summary()).isEqualTo("1 edited, 1 not");
        assertThat(complaints.get(0)).startsWith("a.png: ").contains("result of another picture");
        assertThat(output.resolve("a-difference-loss.csv")).isNotEmptyFile();
    }

    @Test
    void resultsNeverLieAmongThePictures() throws IOException {
        portrait("a.png", "png", 0);
        Files.createDirectories(input.resolve("results"));

        output = input;
        assertThatThrownBy(this::run).hasMessageContaining("is the folder of the pictures");
        output = input.resolve("results/new/../newer");
        assertThatThrownBy(this::run).hasMessageContaining("outside of it");
        output = temporary;
        portrait("in/b.png", "png", 1);
        assertThatThrownBy(this::run).hasMessageContaining("outside of it");
        assertThat(temporary.resolve("facet-edits.csv")).doesNotExist();

        output = input.resolve("results");
        assertThat(run(Wish.USUAL.withoutSubfolders()).summary()).isEqualTo("1 edited, 0 not");
        assertThat(run(Wish.USUAL.withoutSubfolders()).summary())
                .isEqualTo("1 edited, 1 of them before, 0 not");
    }

    @Test
    void aFolderThatCannotBeWrittenStopsItAtOnce() throws IOException {
        portrait("a.png", "png", 0);
        portrait("sub/b.png", "png", 1);
        portrait("z.png", "png", 2);
        Files.writeString(temporary.resolve("file"), "no folder");
        output = temporary.resolve("file");
        assertThatThrownBy(this::run)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("Cannot write " + output);

        output = Files.createDirectories(temporary.resolve("other"));
        Files.writeString(output.resolve("sub"), "no folder");
        assertThatThrownBy(this::run)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("Cannot write " + output.resolve("sub"))
                .hasMessageContaining("Until then 1 pictures were edited");
        assertThat(hashes(output).keySet())
                .containsExactly("a.png", "facet-edits.csv", "facet-edits.json", "sub");
        Files.delete(output.resolve("sub"));
        assertThat(run().summary()).isEqualTo("3 edited, 1 of them before, 0 not");
    }

    @Test
    void anUnknownAttributeIsRefusedBeforeAnythingIsWritten() throws IOException {
        portrait("a.png", "png", 0);

        assertThatThrownBy(() -> run(Wish.USUAL.withAttributes("smirk=1")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("no attribute 'smirk'");
        assertThat(output).doesNotExist();
    }

    @Test
    void aFileThatIsNoTableIsKept() throws IOException {
        portrait("a.png", "png", 0);
        Files.createDirectories(output);
        Files.writeString(table(), "name;mark\nAnn;1\n");

        assertThatThrownBy(this::run)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is not a table of Facet's edits");
        assertThat(table()).hasContent("name;mark\nAnn;1\n");
        assertThat(output).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void twoEditsIntoOneFolderExcludeEachOther() throws IOException {
        portrait("a.png", "png", 0);
        List<Throwable> second = new ArrayList<>();
        Progress<?> intruder =
                step -> {
                    if (second.isEmpty()) {
                        try {
                            edit(Wish.USUAL)
                                    .run(
                                            network,
                                            finder,
                                            line -> {},
                                            Progress.none(),
                                            new Cancellation());
                        } catch (FacetException e) {
                            second.add(e);
                        }
                    }
                };

        assertThat(run(Wish.USUAL, intruder, new Cancellation()).summary())
                .isEqualTo("1 edited, 0 not");
        assertThat(second).hasSize(1);
        assertThat(second.get(0)).hasMessageContaining("Another edit of a folder is writing");
    }

    @Test
    void everyPageOfAStackAndEveryFaceIsEdited() throws IOException {
        Portraits two = Portraits.grey(520, 256).with(0, 0, 0.5).withMirrored(260, 0, 0.45);
        writeStack(input.resolve("stack.tif"), Portraits.grey(80, 60), two);

        FolderReport report = run(Wish.USUAL.allFaces().withDetails());

        assertThat(report.summary()).isEqualTo("1 edited, 0 not");
        FolderRow row = rows().get(0);
        assertThat(row.face()).contains("page 2, face 1 of 2", "; page 2, face 2 of 2");
        assertThat(row.pupils().split("; ")).hasSize(2);
        assertThat(row.message()).contains("page 1 stays as it is: No face was found");
        assertThat(output)
                .isDirectoryContaining("glob:**stack-page2-difference.png")
                .isDirectoryContaining("glob:**stack-page2-face1-loss.png")
                .isDirectoryContaining("glob:**stack-page2-face2-loss.csv")
                .isDirectoryNotContaining("glob:**stack.json");
        assertThat(PhotographFile.pages(output.resolve("stack.tif"))).isEqualTo(2);
        output = temporary.resolve("png");
        assertThat(run(Wish.USUAL.withFormat(FolderFormat.PNG)).summary())
                .isEqualTo("0 edited, 1 not");
        assertThat(complaints.get(0)).contains("PNG holds one picture");
    }

    private static void writeStack(Path file, Portraits... pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
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

    @Test
    void theFormatCanBeOneForAll() throws IOException {
        portrait("a.jpg", "jpeg", 0);
        portrait("b.png", "png", 1);

        run(Wish.USUAL.withFormat(FolderFormat.TIFF).withAttributes("smile=0"));

        assertThat(hashes(output).keySet())
                .containsExactly("a.tif", "b.tif", "facet-edits.csv", "facet-edits.json");
        Photograph kept = PhotographFile.read(output.resolve("b.tif"));
        assertThat(kept).isEqualTo(PhotographFile.read(input.resolve("b.png")));
        assertThat(rows().get(0).firstLoss()).isEqualTo("NaN");
    }

    @Test
    void whatSystemsHideIsNoPicture() throws IOException {
        portrait("a.png", "png", 0);
        portrait("._a.png", "png", 0);
        portrait(".thumbnails/b.png", "png", 0);

        assertThat(edit(Wish.USUAL).pictures()).isEqualTo(1);
    }
}
