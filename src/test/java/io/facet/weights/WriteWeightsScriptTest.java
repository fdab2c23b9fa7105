package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks newly written files of Python's libraries, with another topology than the stored ones. */
class WriteWeightsScriptTest {

    @TempDir Path folder;

    @Test
    void filesWrittenByPythonAreReadAsTheyWereMeant() {
        WrittenWeights written =
                WeightScript.write(
                        folder,
                        "--size",
                        "96",
                        "--widths",
                        "5,8,7,9,33",
                        "--dense",
                        "40,24",
                        "--seed",
                        "9");
        Map<String, float[]> reference = written.reference();
        assertThat(written.index().layouts()).hasSize(14);
        for (WrittenWeights.Layout layout : written.index().layouts()) {
            assertHolds(written, layout, reference);
        }
    }

    @Test
    void filesThatDoNotNameTheLayersAreReadAsTheyWereMeant() {
        WrittenWeights written =
                WeightScript.write(
                        folder,
                        "--layouts",
                        "pth-torchvision,pth-parallel,pth-sequence,pth-normalised,safetensors,"
                                + "keras-three,keras-nested,keras-archive");
        Map<String, float[]> reference = written.reference();
        for (WrittenWeights.Layout layout : written.index().layouts()) {
            if (layout.name().equals("pth-normalised")) {
                assertThatThrownBy(() -> assertHolds(written, layout, reference))
                        .isInstanceOf(FacetException.class)
                        .hasMessageContaining("batch normalisation (features.1.");
            } else {
                assertHolds(written, layout, reference);
            }
        }
    }

    private static void assertHolds(
            WrittenWeights written, WrittenWeights.Layout layout, Map<String, float[]> reference) {
        try (VggWeightFile weights =
                VggWeightFile.open(written.file(layout), written.topology(layout))) {
            reference.forEach(
                    (name, values) -> {
                        if (weights.size(name) >= 0 || layout.dense()) {
                            float[] read = new float[(int) weights.size(name)];
                            weights.read(name, 0, read);
                            assertThat(read).as("%s in %s", name, layout).isEqualTo(values);
                        }
                    });
        }
    }
}
