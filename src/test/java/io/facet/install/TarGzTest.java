package io.facet.install;

import static io.facet.install.TarBytes.archive;
import static io.facet.install.TarBytes.file;
import static io.facet.install.TarBytes.folder;
import static io.facet.install.TarBytes.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TarGzTest {

    private static final TarGz.Limits LIMITS = new TarGz.Limits(100, 2 << 20, 4 << 20);

    @TempDir Path folder;
    private Path packed;
    private Path target;

    @BeforeEach
    void nameTheFiles() {
        packed = folder.resolve("archive.tar.gz");
        target = folder.resolve("inner/unpacked");
    }

    private TarGz archiveOf(byte[] bytes) throws IOException {
        Files.write(packed, bytes);
        return new TarGz(packed, LIMITS);
    }

    @Test
    void filesAndFoldersArriveByteForByte() throws IOException {
        byte[] large = new byte[1_500_000];
        new Random(1).nextBytes(large);
        TarGz archive =
                archiveOf(
                        archive(
                                folder("./"),
                                folder("net/"),
                                file("./net//weights.bin", large),
                                file("net/empty", new byte[0]),
                                TarBytes.longName("net/" + "n".repeat(150)),
                                file("short"),
                                TarBytes.extended('x', "path", "net/\u00e9t\u00e9.txt"),
                                file("short2")));

        archive.unpack(target, Progress.none(), new Cancellation());

        assertThat(target.resolve("net/weights.bin")).hasBinaryContent(large);
        assertThat(target.resolve("net/empty")).isEmptyFile();
        assertThat(target.resolve("net/" + "n".repeat(150))).hasSize(3);
        assertThat(target.resolve("net/\u00e9t\u00e9.txt")).hasSize(3);
        assertThat(files(folder)).hasSize(1 + 2 + 1 + 4);
    }

    @Test
    void anArchiveWithoutEmptyBlocksAtItsEndIsTaken() throws IOException {
        archiveOf(TarBytes.gzip(file("a"))).unpack(target, Progress.none(), new Cancellation());

        assertThat(target.resolve("a")).hasSize(3);
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLeftOfAMalformedArchive() {
        Map<String, byte[]> archives = MalformedArchives.all();
        assertThat(archives).hasSizeGreaterThan(100);
        return archives.entrySet().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.getKey(), () -> refuse(entry.getValue())));
    }

    private void refuse(byte[] bytes) throws IOException {
        Path room = Files.createTempDirectory(folder, "room");
        Path archive = Files.write(room.resolve("archive.tar.gz"), bytes);
        Path inner = Files.createDirectory(room.resolve("inner"));
        TarGz hostile = new TarGz(archive, LIMITS);

        Throwable thrown =
                Assertions.assertTimeout(
                        Duration.ofSeconds(5),
                        () ->
                                catchThrowable(
                                        () ->
                                                hostile.unpack(
                                                        inner.resolve("a"),
                                                        Progress.none(),
                                                        new Cancellation())));

        assertThat(thrown).isInstanceOf(FacetException.class);
        assertThat(thrown.getMessage()).endsWith(".").doesNotContain("null", "\n", "\u001b");
        assertThat(files(room)).containsExactlyInAnyOrder(archive, inner);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).allMatch(file -> file.getFileName().toString().startsWith("room"));
        }
        extractNothingElse(hostile, room, inner, archive);
    }

    /** Checks that extracting one file skips malicious entries and writes nothing else. */
    private static void extractNothingElse(TarGz hostile, Path room, Path inner, Path archive)
            throws IOException {
        Path only = inner.resolve("only");
        Throwable thrown =
                Assertions.assertTimeout(
                        Duration.ofSeconds(5),
                        () ->
                                catchThrowable(
                                        () ->
                                                hostile.extract(
                                                        "first.txt",
                                                        only,
                                                        Progress.none(),
                                                        new Cancellation())));
        if (thrown == null) {
            assertThat(only).hasBinaryContent(new byte[] {1, 2, 3});
            Files.delete(only);
        } else {
            assertThat(thrown).isInstanceOf(FacetException.class);
        }
        assertThat(files(room)).containsExactlyInAnyOrder(archive, inner);
    }

    @Test
    void whatIsRefusedIsNamed() throws IOException {
        record Case(byte[] bytes, String message) {}
        List<Case> cases =
                List.of(
                        new Case(archive(file("../x")), "the name \"../x\" in it leads upwards"),
                        new Case(archive(file("/x")), "the name \"/x\" in it is absolute"),
                        new Case(archive(header("x", '2', 0, "y")), "\"x\" in it is a link"),
                        new Case(archive(header("x", '3', 0, "")), "\"x\" in it is a device"),
                        new Case(archive(file("x"), file("X")), "it holds \"X\" twice"),
                        new Case(
                                archive(header("x", '0', 3 << 20, "")),
                                "\"x\" in " + packed + " has 3.1 MB, more than the 2.1 MB"),
                        new Case(new byte[9], "is no gzip file"),
                        new Case(archive(), "holds no files"));
        for (Case refused : cases) {
            TarGz archive = archiveOf(refused.bytes);
            assertThatThrownBy(() -> archive.unpack(target, Progress.none(), new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(refused.message);
        }
    }

    @Test
    void aBombWithinTheUsualLimitsNeedsLittleTimeAndMemory() throws IOException {
        byte[] header = header("zeros", '0', (1L << 31) + (1L << 30), "");
        Files.write(packed, TarBytes.bomb(header, 3 << 10));
        TarGz bomb = new TarGz(packed, TarGz.Limits.USUAL);

        Assertions.assertTimeout(
                Duration.ofSeconds(2),
                () ->
                        assertThatThrownBy(
                                        () ->
                                                bomb.unpack(
                                                        target,
                                                        Progress.none(),
                                                        new Cancellation()))
                                .isInstanceOf(FacetException.class)
                                .hasMessageContaining("has 3221.2 MB, more than the 2000.0 MB"));
    }

    @Test
    void anExistingFolderStaysAsItIs() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("mine"), "mine");
        TarGz archive = archiveOf(archive(file("a")));

        assertThatThrownBy(() -> archive.unpack(target, Progress.none(), new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("exists already");
        assertThat(files(target)).containsExactly(target.resolve("mine"));
    }

    @Test
    void aFileInTheWayOfTheFolderIsNamed() throws IOException {
        Files.writeString(folder.resolve("inner"), "a file");
        TarGz archive = archiveOf(archive(file("a")));

        assertThatThrownBy(() -> archive.unpack(target, Progress.none(), new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("inner exists and is not a folder");
    }

    @Test
    void aMissingArchiveAndAFolderAreNamed() {
        TarGz missing = new TarGz(packed, LIMITS);
        TarGz directory = new TarGz(folder, LIMITS);

        assertThatThrownBy(() -> missing.unpack(target, Progress.none(), new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessage("Cannot read " + packed + ": there is no such file.");
        assertThatThrownBy(() -> directory.unpack(target, Progress.none(), new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void progressReportsTheShareAndACancelledUnpackingKeepsNothing() throws IOException {
        byte[] large = new byte[1_500_000];
        new Random(1).nextBytes(large);
        TarGz archive = archiveOf(archive(file("a", large)));
        List<Double> shares = new ArrayList<>();

        archive.unpack(
                target,
                step -> {
                    assertThat(step.text()).isEqualTo("unpacking a");
                    shares.add(step.fraction());
                },
                new Cancellation());
        assertThat(shares).hasSizeGreaterThan(10).isSorted();
        assertThat(shares.get(shares.size() - 1)).isGreaterThan(0.95).isLessThanOrEqualTo(1);

        Path other = folder.resolve("other");
        Cancellation cancellation = new Cancellation();
        Progress<?> half =
                step -> {
                    if (step.fraction() >= 0.5) {
                        cancellation.cancel();
                    }
                };
        assertThatThrownBy(() -> archive.unpack(other, half, cancellation))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("was stopped");
        assertThat(files(folder)).noneMatch(file -> file.toString().contains("other"));
        assertThat(files(folder)).noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void oneFileIsTakenOutByTheLastPartOfItsName() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "older");
        archiveOf(
                        archive(
                                folder("vgg/VGG_FACE.caffemodel/"),
                                header("vgg/link", '2', 0, "../.."),
                                file("vgg/other", new byte[5000]),
                                file("vgg/VGG_FACE.caffemodel", new byte[] {7, 8}),
                                file("vgg/last")))
                .extract("VGG_FACE.caffemodel", target, Progress.none(), new Cancellation());

        assertThat(target).hasBinaryContent(new byte[] {7, 8});
        assertThat(files(folder)).containsExactlyInAnyOrder(packed, target.getParent(), target);
    }

    @Test
    void whatCannotBeTakenOutLeavesTheOlderFile() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "older");
        byte[] whole = archive(file("a", new byte[100]), file("b"));
        Map<String, byte[]> cases =
                Map.of(
                        "holds no file of the name a", archive(file("b"), file("ab")),
                        "holds two files of the name a", archive(file("x/a"), file("y/a")),
                        "\"a\" in it is a link", archive(header("a", '2', 0, "/etc/hostname")),
                        "is damaged or cut", Arrays.copyOf(whole, whole.length - 9));
        for (Map.Entry<String, byte[]> entry : cases.entrySet()) {
            TarGz archive = archiveOf(entry.getValue());
            assertThatThrownBy(
                            () -> archive.extract("a", target, Progress.none(), new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(entry.getKey());
            assertThat(target).hasContent("older");
            assertThat(files(target.getParent())).containsExactly(target);
        }
    }

    @Test
    void limitsArePositive() {
        assertThatThrownBy(() -> new TarGz.Limits(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TarGz.Limits(1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TarGz.Limits(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).toList();
        }
    }
}
