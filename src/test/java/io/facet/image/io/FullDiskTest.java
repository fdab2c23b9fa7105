package io.facet.image.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.file.AtomicFile;
import io.facet.file.AtomicFolder;
import io.facet.image.Photograph;
import io.facet.image.Pictures;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A full disk, as reported by the streams of Linux, macOS and Windows. */
class FullDiskTest {

    private static final String LINUX = "No space left on device";

    @TempDir Path folder;

    /** Returns a stream that accepts a few bytes and then reports a full disk. */
    private static OutputStream full(String message) {
        return new OutputStream() {
            private int left = 50;

            @Override
            public void write(int b) throws IOException {
                if (left-- == 0) {
                    throw new IOException(message);
                }
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, the disk is full",
        "There is not enough space on the disk, the disk is full",
        "Disk quota exceeded, your quota of space on the disk is used up",
        "File too large, the disk's file system holds no file of this size"
    })
    void theReasonIsNamed(String message, String reason) {
        Path target = folder.resolve("table.csv");

        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        target,
                                        false,
                                        out -> {
                                            throw new FileSystemException("x.part", null, message);
                                        }))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "Cannot write %s: %s. Free some space, or write to another disk."
                                .formatted(target, reason));
    }

    @ParameterizedTest
    @EnumSource(PhotographFormat.class)
    void aPictureThatFindsNoRoomSaysSoAndLeavesNothing(PhotographFormat format) throws IOException {
        Path target = folder.resolve("new/below/picture");
        Photograph photograph = Pictures.noise(50, 50, 8, 3, false);

        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        target,
                                        false,
                                        out ->
                                                PhotographWriter.write(
                                                        photograph, format, full(LINUX))))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("the disk is full");

        assertNothingIsLeft();
    }

    @Test
    void whatOtherLibrariesWrapAroundTheReasonDoesNotHideIt() throws IOException {
        Path target = folder.resolve("new/record.json");
        IOException reason = new IOException(LINUX);

        for (RuntimeException wrapped :
                new RuntimeException[] {
                    new UncheckedIOException(reason), new IllegalStateException("no JSON", reason)
                }) {
            assertThatThrownBy(
                            () ->
                                    AtomicFile.write(
                                            target,
                                            false,
                                            out -> {
                                                throw wrapped;
                                            }))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("the disk is full");
            assertThatThrownBy(
                            () ->
                                    AtomicFolder.write(
                                            target,
                                            false,
                                            inside -> {
                                                throw wrapped;
                                            }))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("the disk is full");
        }
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
