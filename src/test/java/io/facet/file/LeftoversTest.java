package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final String UNIQUE = "0123456789abcdef0123456789abcdef";

    @TempDir Path folder;
    private static long ended;

    @BeforeAll
    static void endAProcess() throws Exception {
        Process process = new ProcessBuilder(java(), "-version").start();
        process.waitFor();
        ended = process.pid();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String name(String world, long pid) {
        return ".facet-" + world + "-" + pid + "-" + UNIQUE + ".part";
    }

    private static String here() {
        return WritingProcess.current().world();
    }

    private Path left(String name, Duration age) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "half");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatAProcessWritesStaysAndWhatItLeftGoesAtTheNextWrite() throws Exception {
        Files.createDirectories(folder.resolve("network"));
        Files.writeString(folder.resolve("network/weights"), "older");
        Process child =
                new ProcessBuilder(
                                java(),
                                "-Xshare:auto",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessWriter.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("writing");
            List<String> before = names();
            assertThat(before).hasSize(3).filteredOn(n -> n.startsWith(".facet-")).hasSize(2);
            Leftovers.clearNow(folder);
            assertThat(names()).isEqualTo(before);

            // A process that is not visible from here, as in another container, is detected by its
            // lock.
            for (int i = 0; i < 2; i++) {
                Path seen = folder.resolve(before.get(i));
                Files.move(seen, folder.resolve(name(here(), ended).replace("0123", "000" + i)));
            }
            before = names();
            Leftovers.clearNow(folder);
            assertThat(names()).isEqualTo(before);
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(names()).hasSize(3);

        AtomicFile.write(folder.resolve("table.csv"), true, out -> out.write(1));

        assertThat(names()).containsExactly("network", "table.csv");
        assertThat(folder.resolve("network/weights")).hasContent("older");
    }

    @Test
    void whatAnEndedProcessLeftIsRemovedAtOnce() throws IOException {
        left(name(here(), ended), Duration.ZERO);
        Path staged = folder.resolve(name(here(), ended).replace("0123", "3210"));
        Files.createDirectories(staged.resolve("new/network"));
        Files.writeString(staged.resolve("new/network/weights"), "half");
        Files.createFile(staged.resolve("lock"));

        Leftovers.clear(folder);

        assertThat(names()).isEmpty();
    }

    @Test
    void aProcessThatBeganAfterTheFileIsAnotherOneOfTheSameId() throws IOException {
        Path own = left(name(here(), ProcessHandle.current().pid()), Duration.ZERO);
        Leftovers.clearNow(folder);
        assertThat(own).exists();

        left(own.getFileName().toString(), Duration.ofDays(400));
        Leftovers.clearNow(folder);
        assertThat(own).doesNotExist();
    }

    @Test
    void whatMayBeAnotherMachinesIsRemovedAfterADay() throws IOException {
        String old = ".facet-" + UUID.randomUUID() + ".part";
        for (String name : List.of(name("ffffffff", ended), name("ffffffff", 1), old)) {
            Path file = left(name, Duration.ofHours(23));
            Leftovers.clearNow(folder);
            assertThat(file).exists();

            left(name, Duration.ofHours(25));
            Leftovers.clearNow(folder);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aFolderIsAsOldAsTheNewestFileInIt() throws IOException {
        Path staged = folder.resolve(name("ffffffff", 1));
        Path half = Files.createDirectories(staged.resolve("new/network")).resolve("weights");
        Files.writeString(half, "half");
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        for (Path path : List.of(staged, staged.resolve("new"), half.getParent())) {
            Files.setLastModifiedTime(path, old);
        }
        Leftovers.clearNow(folder);
        assertThat(half).exists();

        Files.setLastModifiedTime(half, old);
        Leftovers.clearNow(folder);
        assertThat(staged).doesNotExist();
    }

    @Test
    void anOlderFolderGoesBackToItsPlaceUnlessTheNewOneIsThere() throws IOException {
        Path staged = folder.resolve(name(here(), ended));
        for (boolean complete : new boolean[] {false, true}) {
            Files.createDirectories(staged.resolve("older/network"));
            Files.writeString(staged.resolve("older/network/weights"), "older");
            Files.createDirectories(staged.resolve("new"));
            if (complete) {
                Files.writeString(folder.resolve("network/weights"), "newer");
            }

            Leftovers.clearNow(folder);

            assertThat(names()).containsExactly("network");
            assertThat(folder.resolve("network/weights")).hasContent(complete ? "newer" : "older");
        }
    }

    @Test
    void whatPeopleOrOtherProgramsNameStays() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Files.createSymbolicLink(folder.resolve(name(here(), ended)), kept);
        for (String name :
                new String[] {
                    ".facet.part",
                    ".facet-edits.part",
                    ".facet-notes.part",
                    ".facet-5e1c.part",
                    "facet-" + UUID.randomUUID() + ".part",
                    ".facet-" + UUID.randomUUID() + ".part.txt",
                    ".facet-" + UUID.randomUUID() + ".old",
                    name(here(), ended) + "2",
                    name(here().toUpperCase(java.util.Locale.ROOT) + "A", ended),
                    name(here(), ended).replace(".part", ".png"),
                    "weights.h5.part",
                    "weights.h5.part.json",
                }) {
            left(name, Duration.ofDays(400));
        }
        List<String> before = names();

        Leftovers.clearNow(folder);

        assertThat(names()).isEqualTo(before).hasSize(14);
    }

    @Test
    void aFolderThatIsMissingOrCannotBeListedIsLeftAlone() throws IOException {
        Leftovers.clear(folder.resolve("none"));
        Leftovers.clear(Files.createFile(folder.resolve("file")));
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aTemporaryFileIsLockedAndNamesItsProcess() throws IOException {
        try (TemporaryPath temporary = TemporaryPath.file(folder.resolve("a.csv"))) {
            assertThat(TemporaryPath.process(temporary.path())).isEqualTo(WritingProcess.current());
            try (FileChannel channel =
                    FileChannel.open(temporary.path(), StandardOpenOption.WRITE)) {
                assertThat(isLocked(channel)).isTrue();
            }
        }
        assertThat(names()).isEmpty();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try (FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false)) {
            return lock == null;
        } catch (java.nio.channels.OverlappingFileLockException e) {
            return true;
        }
    }
}
