package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;
import io.facet.attribute.AttributeLibrary;
import io.facet.edit.target.TunedTarget;
import io.facet.edit.target.TunedTarget.Strength;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FoundFace;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Tests the bundled portrait as written by a 12-bit camera: an edit is the same up to rounding. */
class TwelveBitEditTest {

    private static final Path NETWORK = Path.of("models", "vgg-facet");
    private static final Path FINDER = Path.of("models", "face-finder");

    /** Samples that ImageJ displays as black and white. */
    private static final int BLACK = 200;

    private static final int WHITE = 3000;

    private static final float LEVEL = (WHITE - BLACK) / 255f;

    private static ColorProcessor portrait() throws IOException {
        try (InputStream in =
                TwelveBitEditTest.class.getResourceAsStream("/io/facet/sample/astronaut.png")) {
            return new ColorProcessor(ImageIO.read(in));
        }
    }

    private static ImagePlus twelveBits(ColorProcessor eightBits) {
        ImageStack channels = new ImageStack(eightBits.getWidth(), eightBits.getHeight());
        for (int channel = 1; channel <= 3; channel++) {
            ShortProcessor plane = new ShortProcessor(eightBits.getWidth(), eightBits.getHeight());
            byte[] levels = eightBits.getChannel(channel);
            for (int i = 0; i < levels.length; i++) {
                plane.set(i, Math.round(BLACK + (levels[i] & 0xff) * LEVEL));
            }
            plane.setMinAndMax(BLACK, WHITE);
            channels.addSlice(plane);
        }
        ImagePlus image = new ImagePlus("12 bits", channels);
        image.setDimensions(3, 1, 1);
        return new CompositeImage(image, IJ.COMPOSITE);
    }

    @Test
    void aPictureOf12BitsIsEditedAsOneOf8() throws IOException {
        ColorProcessor colours = portrait();
        Photograph eight = ImageJPicture.of(new ImagePlus("8 bits", colours)).photograph(0);
        Photograph twelve = ImageJPicture.of(twelveBits(colours)).photograph(0);
        assertThat(twelve.minValue()).isEqualTo(BLACK);
        assertThat(twelve.maxValue()).isEqualTo(WHITE);
        try (FaceFinder finder = FaceFinder.open(FINDER);
                FeatureNetwork network = NetworkEngine.installed().load(NETWORK)) {
            FoundFace one = finder.find(eight).get(0);
            FoundFace other = finder.find(twelve).get(0);

            Photograph from8 = edited(network, eight, one);
            Photograph from12 = edited(network, twelve, other);

            assertThat(other.middleX()).isCloseTo(one.middleX(), within(0.05));
            assertThat(other.middleY()).isCloseTo(one.middleY(), within(0.05));
            assertThat(meanDifference(eight, from8, eight, from8))
                    .as("the change itself")
                    .isGreaterThan(5);
            // 0.32 when this was written; to round to 8 bits alone makes 0.25.
            assertThat(meanDifference(from8, from12, eight, from8)).isLessThan(0.6);
        }
    }

    private static Photograph edited(
            FeatureNetwork network, Photograph photograph, FoundFace face) {
        AttributeLibrary attributes = AttributeLibrary.open(NETWORK, network.card());
        EditRequest request =
                new EditRequest(
                        photograph,
                        face.landmarks(),
                        new TunedTarget(
                                attributes.conditions(),
                                List.of(new Strength(attributes.get("age"), 1))),
                        Preset.RESIDUAL);
        return new FaceEditor(network).edit(request).photograph();
    }

    /** In grey levels 0..255, one array a band. */
    private static float[][] levels(Photograph photograph) {
        float[][] levels = new float[3][];
        for (int band = 0; band < 3; band++) {
            levels[band] = photograph.plane(band);
            for (int i = 0; i < levels[band].length; i++) {
                levels[band][i] =
                        (levels[band][i] - photograph.minValue()) / photograph.greyLevel();
            }
        }
        return levels;
    }

    /** Of two photographs, over the samples in which an edit differs from what was before it. */
    private static double meanDifference(
            Photograph one, Photograph other, Photograph before, Photograph edit) {
        double sum = 0;
        int changed = 0;
        for (int band = 0; band < 3; band++) {
            float[] former = before.plane(band);
            float[] latter = edit.plane(band);
            float[] a = levels(one)[band];
            float[] b = levels(other)[band];
            for (int i = 0; i < former.length; i++) {
                if (former[i] != latter[i]) {
                    sum += Math.abs(a[i] - b[i]);
                    changed++;
                }
            }
        }
        return sum / changed;
    }
}
