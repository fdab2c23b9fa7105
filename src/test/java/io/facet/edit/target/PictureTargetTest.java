package io.facet.edit.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.edit.EditRequest;
import io.facet.edit.EditResult;
import io.facet.edit.Portrait;
import io.facet.edit.Preset;
import io.facet.edit.target.TunedTarget.Strength;
import io.facet.face.FacePart;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.network.NetworkCard;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PictureTargetTest {

    private static final List<String> LAYERS = List.of("plain", "doubled");

    private static Portrait portrait;

    @BeforeAll
    static void open() throws IOException {
        portrait = Portrait.open();
    }

    @AfterAll
    static void close() {
        portrait.close();
    }

    /** A network whose maps have one number, the first of the picture or twice that. */
    private static final class FirstSample implements FeatureNetwork {

        @Override
        public NetworkCard card() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, FeatureMap> features(FloatImage face, Collection<String> layers) {
            return maps(face.samples()[0]);
        }

        @Override
        public float[] output(FloatImage face, String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ImageLoss loss(LossProblem problem) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static Map<String, FeatureMap> maps(float value) {
        Map<String, FeatureMap> maps = new LinkedHashMap<>();
        maps.put("plain", new FeatureMap(1, 1, 1, new float[] {value}));
        maps.put("doubled", new FeatureMap(1, 1, 1, new float[] {2 * value}));
        return maps;
    }

    private static List<GuidePicture> pictures(int... values) {
        return IntStream.of(values)
                .mapToObj(
                        value ->
                                new GuidePicture(
                                        value + ".png",
                                        "",
                                        new FloatImage(1, 1, 3, new float[] {value, 0, 0})))
                .toList();
    }

    private static Strength smile(double strength) {
        return new Strength(portrait.attributes().get("smile"), strength);
    }

    private static float plain(PictureTarget target, float reference) {
        return target.of(new FirstSample(), null, maps(reference), LAYERS).get("plain").values()[0];
    }

    @Test
    void theTargetIsTheMeanOfTheFiveNearest() {
        PictureTarget target =
                new PictureTarget(pictures(200, 8, 90, 10, 14, 12, 6, 250), List.of());

        Map<String, FeatureMap> maps = target.of(new FirstSample(), null, maps(10), LAYERS);

        // (6 + 8 + 10 + 12 + 14) / 5
        assertThat(maps.get("plain").values()[0]).isCloseTo(10, within(1e-5f));
        assertThat(maps.get("doubled").values()[0]).isCloseTo(20, within(1e-5f));
        assertThat(plain(target, 220)).isCloseTo((250 + 200 + 90 + 14 + 12) / 5f, within(1e-4f));
    }

    @Test
    void ofFewerThanFivePicturesAllCount() {
        assertThat(plain(new PictureTarget(pictures(20, 50), List.of()), 10))
                .isCloseTo(35, within(1e-5f));
    }

    @Test
    void theStrengthOfAnAttributeSaysHowFarFromTheReference() {
        List<GuidePicture> pictures = pictures(20, 40);

        assertThat(plain(new PictureTarget(pictures, List.of(smile(0.5))), 10))
                .isCloseTo(20, within(1e-5f));
        assertThat(plain(new PictureTarget(pictures, List.of(smile(-1))), 10))
                .isCloseTo(-10, within(1e-5f));
    }

    @Test
    void anAttributeSaysWhereTheFaceChanges() {
        assertThat(new PictureTarget(pictures(1), List.of(smile(1))).parts())
                .isEqualTo(portrait.attributes().get("smile").card().faceParts());
        assertThat(new PictureTarget(pictures(1), List.of()).parts())
                .containsExactly(FacePart.FACE);
    }

    @Test
    void severalAttributesAreRefused() {
        assertThatThrownBy(() -> new PictureTarget(pictures(1), List.of(smile(1), smile(1))))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("Name one attribute");
    }

    private static GuidePicture mirrored() {
        Photograph photograph = portrait.photograph();
        GuidePicture own =
                GuidePicture.of(
                        "own.png", "", photograph, portrait.landmarks(), portrait.network().card());
        float[] samples = own.face().samples();
        int size = own.face().width();
        float[] turned = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / 3;
            int column = size - 1 - pixel % size;
            turned[i] = samples[3 * (pixel - pixel % size + column) + i % 3];
        }
        return new GuidePicture("mirrored.png", "", new FloatImage(size, size, 3, turned));
    }

    private static EditRequest request(List<Strength> strengths) {
        return new EditRequest(
                portrait.photograph(),
                portrait.landmarks(),
                new PictureTarget(List.of(mirrored()), strengths),
                Preset.PAPER.withEvaluations(20));
    }

    @Test
    void gradientDescentLowersTheLoss() {
        EditResult result = portrait.editor().edit(request(List.of()));

        List<EditResult.Step> steps = result.history();
        EditResult.Step first = steps.get(0);
        EditResult.Step last = steps.get(steps.size() - 1);
        assertThat(last.loss()).isLessThan(0.9 * first.loss());
        assertThat(last.terms().get("attribute")).isLessThan(0.9 * first.terms().get("attribute"));
        assertThat(result.photograph()).isNotEqualTo(portrait.photograph());
    }

    @Test
    void strengthZeroIsThePhotographItself() {
        EditResult result = portrait.editor().edit(request(List.of(smile(0))));

        assertThat(result.photograph()).isSameAs(portrait.photograph());
    }

    @Test
    void thePresetIsRefusedWithoutPicturesAndTheOthersWithThem() {
        EditRequest pictures = request(List.of());
        EditRequest none = pictures.towards(portrait.target("smile", 1));
        EditRequest other = pictures.by(Preset.RESIDUAL);

        assertThatThrownBy(() -> portrait.editor().edit(none))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("The preset 'paper' edits towards guide pictures. Give it");
        assertThatThrownBy(() -> portrait.editor().edit(other))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("The preset 'residual' takes no guide pictures.");
    }

    @Test
    void everyPresetIsDescribed() {
        assertThat(Preset.names())
                .allSatisfy(
                        name -> assertThat(Preset.HELP).containsPattern("(^|\\. )" + name + " "));
    }
}
