package io.facet.guide.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.MadeUpGlasses;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.compose.GuidedChange;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.tone.FaceTone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayGuideSetFileTest {

    @TempDir Path folder;

    private Path written() {
        Path file = folder.resolve("glasses.guides");
        GuideSetFile.write(MadeUpGlasses.set("bar", "other"), file);
        return file;
    }

    @Test
    void anOverlayIsReadAsItWasWritten() {
        Guide.Overlay before = MadeUpGlasses.overlay();
        GuideSet set = GuideSetFile.read(written());
        Guide.Overlay after = set.guides().get(0).overlay().orElseThrow();
        assertThat(set.kind()).isEqualTo(GuideSet.Kind.OVERLAY);
        assertThat(set.guides()).extracting(Guide::id).containsExactly("bar", "other");
        assertThat(after.anchors()).isEqualTo(before.anchors());
        assertThat(after.hingeX()).isEqualTo(before.hingeX());
        assertThat(after.hingeY()).isEqualTo(before.hingeY());
        same(after.shadow().orElseThrow(), before.shadow().orElseThrow());
        same(after.tint().orElseThrow(), before.tint().orElseThrow());
        same(after.body().orElseThrow(), before.body().orElseThrow());
        same(after.reflection().orElseThrow(), before.reflection().orElseThrow());
    }

    /** A 256th of the range, and zeros exactly. */
    private static void same(MapRaster after, MapRaster before) {
        assertThat(after.left()).isEqualTo(before.left());
        assertThat(after.pitch()).isEqualTo(before.pitch());
        assertThat(after.channels()).isEqualTo(before.channels());
        assertThat(after.height()).isEqualTo(before.height());
        float[] values = before.values();
        double most = 0;
        double besideZero = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = Math.abs(after.value(i) - values[i]);
            most = Math.max(most, difference);
            besideZero = Math.max(besideZero, values[i] == 0 ? difference : 0);
        }
        assertThat(most).isLessThan(0.004);
        assertThat(besideZero).isZero();
    }

    @Test
    void writingWhatWasReadMakesTheSameFile() throws IOException {
        Path first = written();
        Path second = folder.resolve("second.guides");
        GuideSetFile.write(GuideSetFile.read(first), second);
        assertThat(second).hasBinaryContent(Files.readAllBytes(first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hinge\" | \"joint\" | the hinge of bar are 0 numbers instead of 2",
                "1.05, | 1.2, | the hinge of bar at 1.2 does not lie between the nose and the ears",
                "1.05, | -0.1, | does not lie between the nose and the ears",
                "1.05, | 1e999, | ",
                "bar-frame.png | bar-tint.png | the frame of bar has 3 channels instead of 4",
                "bar-tint.png | bar-shadow.png | the tint of bar has 1 channels instead of 3",
                "bar-shadow.png | nothing.png | nothing.png is missing",
                "28 | 29 | bar has no anchor at the landmarks [27, 28]",
                "36, | 68, | bar has an anchor without landmarks 0 to 67",
                "\"overlay\": | \"underlay\": | the landmarks of bar are 0 numbers instead of 136",
            })
    void damageIsDescribedInASentence(String from, String to, String sentence) throws IOException {
        Path damaged = changed(written(), index -> compact(index).replace(from, to));
        assertThatThrownBy(() -> GuideSetFile.read(damaged))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("damaged.guides")
                .hasMessageContaining(sentence == null ? "" : sentence)
                .hasMessageEndingWith(".");
    }

    private static String compact(String json) {
        return json.replaceAll("\\s+", " ");
    }

    private Path changed(Path file, UnaryOperator<String> change) throws IOException {
        Path damaged = folder.resolve("damaged.guides");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(damaged))) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    if (entry.getName().endsWith(".json")) {
                        String text = new String(bytes, StandardCharsets.UTF_8);
                        bytes = change.apply(text).getBytes(StandardCharsets.UTF_8);
                    }
                    to.write(bytes);
                }
                to.closeEntry();
            }
        }
        return damaged;
    }

    @Test
    void theFirstFrameOfASetIsWorn() {
        FaceGeometry face = MadeUpGlasses.geometry(60);
        FaceTone tone = new FaceTone(new double[] {0.1, 0.1, 0.1}, 0.5, new double[3], 0);
        GuideSet set = MadeUpGlasses.set("zebra", "ant");
        assertThat(new GuidedChange(set, 1).on(face, tone, List.of()).orElseThrow().guides())
                .extracting(Guide::id)
                .containsExactly("zebra");
        assertThat(new GuidedChange(set, -1).on(face, tone, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"glasses, acetate, metal, round", "sunglasses, black, aviator, havana"})
    void theFramesOfThisProjectAreRead(String name, String first, String second, String third) {
        GuideSet set = GuideSetFile.read(Path.of("models", "guides", name + ".guides"));
        assertThat(set.name()).isEqualTo(name);
        assertThat(set.guides()).extracting(Guide::id).containsExactly(first, second, third);
        for (Guide guide : set.guides()) {
            Guide.Overlay overlay = guide.overlay().orElseThrow();
            assertThat(overlay.hingeX()).isBetween(1.0, 1.1);
            assertThat(overlay.body().orElseThrow().pitch()).isCloseTo(1 / 640.0, within(1e-9));
        }
    }
}
