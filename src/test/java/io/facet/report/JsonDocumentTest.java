package io.facet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonDocumentTest {

    @TempDir Path folder;

    private record Edit(
            Path input,
            String name,
            int evaluations,
            double strength,
            Double score,
            float gain,
            boolean mask,
            List<String> layers,
            Map<String, Double> terms) {}

    private record Moments(
            Instant at,
            Duration took,
            Optional<String> note,
            Optional<Path> guide,
            Map<String, Object> rest) {}

    @Test
    void aRecordBecomesAnObjectWithItsComponentsInTheirOrder() {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("smoothness", 0.1);
        terms.put("attribute", Double.NEGATIVE_INFINITY);
        Edit edit =
                new Edit(
                        Path.of("in", "Zoë <1>.png"),
                        null,
                        60,
                        2.5,
                        Double.NaN,
                        0.1f,
                        true,
                        List.of("conv2_2", "conv3_2"),
                        terms);

        assertThat(JsonDocument.text(edit))
                .isEqualTo(
                        """
                        {
                          "input": "in/Zoë <1>.png",
                          "name": null,
                          "evaluations": 60,
                          "strength": 2.5,
                          "score": null,
                          "gain": 0.1,
                          "mask": true,
                          "layers": [
                            "conv2_2",
                            "conv3_2"
                          ],
                          "terms": {
                            "smoothness": 0.1,
                            "attribute": null
                          }
                        }
                        """
                                .replace("in/Zoë", Path.of("in", "Zoë").toString()));
    }

    @Test
    void momentsDurationsAndOptionalsAreWrittenAsAPersonWould() {
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("z", Float.NaN);
        rest.put("a", 3);
        rest.put("levels", new double[] {1, Double.NaN});
        Moments moments =
                new Moments(
                        Instant.parse("2026-11-23T10:00:00Z"),
                        Duration.ofMillis(3500),
                        Optional.empty(),
                        Optional.of(Path.of("guide.png")),
                        rest);

        assertThat(JsonDocument.text(moments))
                .isEqualTo(
                        """
                        {
                          "at": "2026-11-23T10:00:00Z",
                          "took": "PT3.5S",
                          "note": null,
                          "guide": "guide.png",
                          "rest": {
                            "z": null,
                            "a": 3,
                            "levels": [
                              1.0,
                              null
                            ]
                          }
                        }
                        """);
    }

    @Test
    void theFileHoldsTheTextInUtf8() {
        Path file = folder.resolve("records/edit.json");

        JsonDocument.write(Map.of("name", "Zoë"), file, false);

        assertThat(file).hasContent(JsonDocument.text(Map.of("name", "Zoë")));
    }

    @Test
    void anExistingFileIsKept() throws Exception {
        Path file = Files.writeString(folder.resolve("edit.json"), "{}");

        assertThatThrownBy(() -> JsonDocument.write(List.of(1), file, false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("edit.json exists already");
        assertThat(file).hasContent("{}");

        JsonDocument.write(List.of(1), file, true);
        assertThat(file).hasContent("[\n  1\n]\n");
    }
}
