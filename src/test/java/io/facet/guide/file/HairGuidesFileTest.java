package io.facet.guide.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.HairScene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sentences")
class HairGuidesFileTest {

    @TempDir private Path folder;

    @Test
    void hairIsReadAsItWasWritten() {
        Path file = folder.resolve("beard.guides");
        Guide guide = HairScene.guide("a", 0.6, -0.4, 0.05, 0.03);

        GuideSetFile.write(HairScene.set(guide), file);
        Guide.Hair read = GuideSetFile.read(file).guides().get(0).hair().orElseThrow();

        Guide.Hair written = guide.hair().orElseThrow();
        assertThat(read.colour()).isEqualTo(written.colour());
        assertThat(read.brow()).isEqualTo(written.brow());
        assertThat(read.cover().values())
                .usingComparatorWithPrecision(0.5f / 255)
                .containsExactly(written.cover().values());
        assertThat(read.relief().values())
                .usingComparatorWithPrecision(0.5f * 0.8f / 255)
                .containsExactly(written.relief().values());
        assertThat(read.relief().left()).isCloseTo(written.relief().left(), within(1e-9));
        assertThat(read.relief().pitch()).isEqualTo(written.relief().pitch());
    }

    @Test
    void theBundledSetsHaveHairAndNoRatioImages() {
        for (String name : new String[] {"beard", "mustache"}) {
            GuideSet set = GuideSetFile.read(Path.of("models", "guides", name + ".guides"));

            assertThat(set.guides())
                    .hasSize(4)
                    .allSatisfy(
                            guide -> {
                                assertThat(guide.hair()).isPresent();
                                assertThat(guide.shading()).isEmpty();
                                assertThat(guide.relief()).isEmpty();
                                assertThat(guide.sources()).isNotEmpty();
                            });
        }
    }

    @Test
    void hairWithoutACoverIsDamage() throws IOException {
        assertDamage("\"cover\":", "\"over\":", "the hair of a has no cover of one channel");
    }

    @Test
    void hairWithoutReliefIsDamage() throws IOException {
        assertDamage(
                "\"relief\":",
                "\"belief\":",
                "the hair of a has no relief of one or three channels");
    }

    @Test
    void aCoverBeyondOneIsDamage() throws IOException {
        assertDamage("\"high\": 1.0", "\"high\": 2.0", "the cover of a holds 1.2, not 0 to 1");
    }

    @Test
    void blackHairIsDamage() throws IOException {
        assertDamage(
                "0.05", "0.0", "one of the hair's colour of a is 0.0, not above 0 and up to 1");
    }

    @Test
    void aMissingColourOfTheBrowsIsDamage() throws IOException {
        assertDamage("\"brow\":", "\"row\":", "the brows' colour of a are 0 numbers instead of 3");
    }

    private void assertDamage(String good, String bad, String sentence) throws IOException {
        Path file = folder.resolve("beard.guides");
        GuideSetFile.write(HairScene.set(HairScene.guide("a", 0.6, -0.4, 0.05, 0.03)), file);
        Path damaged = changed(file, index -> index.replace(good, bad));

        assertThatThrownBy(() -> GuideSetFile.read(damaged))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("make it again.");
    }

    private Path changed(Path file, UnaryOperator<String> index) throws IOException {
        Path copy = folder.resolve("changed.guides");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : java.util.Collections.list(from.entries())) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("guides.json")) {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    assertThat(index.apply(text)).isNotEqualTo(text);
                    bytes = index.apply(text).getBytes(StandardCharsets.UTF_8);
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(bytes);
            }
        }
        return copy;
    }
}
