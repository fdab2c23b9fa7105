package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.edit.target.TunedTarget;
import io.facet.face.Landmarks;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.file.GuideLibrary;
import io.facet.image.FloatImage;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.optimize.StopReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests previews of edits of the bundled portrait. */
class EditPreviewTest {

    private static final int ENLARGEMENT = 4;

    private static Portrait portrait;

    @BeforeAll
    static void load() throws IOException {
        portrait = Portrait.open();
    }

    @AfterAll
    static void close() {
        portrait.close();
    }

    private static EditPreview preview() {
        return new EditPreview(portrait.network(), portrait.photograph(), portrait.landmarks());
    }

    private static EditResult glasses(EditPreview preview, EditRegion region) {
        return preview.edit(
                portrait.target("glasses", 1), region, Preset.RESIDUAL, new Cancellation());
    }

    @Test
    void of_a_small_face_it_is_the_part_of_an_edit_with_as_few_evaluations() {
        EditPreview preview = preview();
        EditResult about = glasses(preview, Preset.RESIDUAL.region());
        EditResult whole =
                portrait.editor().edit(portrait.request("glasses", 1, about.evaluations()));

        assertThat(whole.photograph().plane(1, preview.region()))
                .isEqualTo(about.photograph().plane(1));
        assertThat(glasses(preview, Preset.RESIDUAL.region()).photograph())
                .isEqualTo(about.photograph());
    }

    /** Returns the portrait with every pixel enlarged to a square of pixels. */
    private static Photograph enlarged(Photograph small) {
        int width = ENLARGEMENT * small.width();
        int height = ENLARGEMENT * small.height();
        float[][] planes = new float[3][width * height];
        for (int band = 0; band < 3; band++) {
            float[] plane = small.plane(band);
            for (int i = 0; i < planes[band].length; i++) {
                int x = i % width / ENLARGEMENT;
                int y = i / width / ENLARGEMENT;
                planes[band][i] = plane[y * small.width() + x];
            }
        }
        return Photograph.ofPlanes(width, height, 8, planes);
    }

    private static Landmarks enlarged(Landmarks small) {
        double[] points = small.coordinates();
        for (int i = 0; i < points.length; i++) {
            points[i] = ENLARGEMENT * (points[i] + 0.5) - 0.5;
        }
        return new Landmarks(points);
    }

    @Test
    void a_large_face_is_reduced_and_the_edit_lies_in_the_same_place() {
        EditPreview large =
                new EditPreview(
                        portrait.network(),
                        enlarged(portrait.photograph()),
                        enlarged(portrait.landmarks()));
        EditPreview small = preview();
        assertThat(large.before().width()).isBetween(256, 400);
        assertThat(large.region().width()).isGreaterThan(4 * 150);

        FloatImage ofLarge = glasses(large, Preset.RESIDUAL.region()).editedFace();
        FloatImage ofSmall = glasses(small, Preset.RESIDUAL.region()).editedFace();
        float[] other = ofSmall.samples();
        double difference = 0;
        for (int i = 0; i < other.length; i++) {
            difference += Math.abs(ofLarge.samples()[i] - other[i]) / other.length;
        }
        // Enlarging by squares and reducing again smooths a little; a shift by a pixel makes 5.
        assertThat(difference).isLessThan(3);
    }

    @Test
    void a_drawn_region_is_cut_and_reduced_with_the_picture() {
        Photograph photograph = enlarged(portrait.photograph());
        EditPreview preview =
                new EditPreview(portrait.network(), photograph, enlarged(portrait.landmarks()));
        Region shown = preview.region();
        // Left of the middle of what is shown.
        int middle = shown.x() + shown.width() / 2;
        float[] values = new float[photograph.width() * photograph.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % photograph.width() < middle ? 1 : 0;
        }
        PhotoMask mask = new PhotoMask(photograph.width(), photograph.height(), values);

        Photograph after =
                glasses(preview, new EditRegion.Drawn(mask, OptionalDouble.empty())).photograph();

        float[] was = preview.before().plane(1);
        float[] is = after.plane(1);
        int width = after.width();
        int changed = 0;
        for (int i = 0; i < was.length; i++) {
            if (was[i] != is[i]) {
                changed++;
                assertThat(i % width).isLessThanOrEqualTo(width / 2);
            }
        }
        assertThat(changed).isGreaterThan(1000);
    }

    @Test
    void without_guides_no_colours_are_drawn_on_a_large_face_but_a_note_is_given() {
        EditPreview large =
                new EditPreview(
                        portrait.network(),
                        enlarged(portrait.photograph()),
                        enlarged(portrait.landmarks()));

        EditResult result =
                large.edit(
                        portrait.target("glasses", 1),
                        Preset.RECOMMENDED.region(),
                        Preset.RECOMMENDED,
                        new Cancellation());

        assertThat(result.photograph()).isEqualTo(large.before());
        assertThat(result.notes()).singleElement().asString().contains("no guides for this");
    }

    @Test
    void a_preview_knows_the_guides_of_the_person_by_the_whole_photograph() {
        Photograph photograph = enlarged(portrait.photograph());
        EditPreview preview =
                new EditPreview(portrait.network(), photograph, enlarged(portrait.landmarks()));

        EditResult others = worn(preview, "another photograph");
        EditResult own = worn(preview, photograph.sha256());

        assertThat(others.photograph()).isNotEqualTo(preview.before());
        assertThat(own.photograph()).isEqualTo(preview.before());
        assertThat(own.notes())
                .singleElement()
                .asString()
                .contains("All guides for 'glasses' were made of photographs of this person");
    }

    /** A preview of glasses whose guides were made of one photograph. */
    private static EditResult worn(EditPreview preview, String source) {
        GuideSet glasses =
                GuideLibrary.open(Path.of("models", "guides")).get("glasses").orElseThrow();
        List<Guide> guides =
                glasses.guides().stream()
                        .map(
                                guide ->
                                        new Guide(
                                                guide.id(),
                                                guide.person(),
                                                List.of(source),
                                                guide.shape(),
                                                guide.landmarks(),
                                                guide.displacement(),
                                                guide.skin(),
                                                guide.shading(),
                                                guide.relief(),
                                                guide.contrasts(),
                                                guide.mouth(),
                                                guide.overlay()))
                        .toList();
        GuideSet set =
                new GuideSet(
                        glasses.name(),
                        glasses.kind(),
                        glasses.shown(),
                        glasses.hidden(),
                        glasses.sources(),
                        glasses.state(),
                        guides);
        TunedTarget target =
                new TunedTarget(
                        portrait.attributes().conditions(),
                        List.of(
                                new TunedTarget.Strength(
                                        portrait.attributes().get("glasses"),
                                        1,
                                        Optional.of(set))));
        Preset quick = Preset.RECOMMENDED.withEvaluations(1);
        return preview.edit(target, quick.region(), quick, new Cancellation());
    }

    @Test
    void a_region_drawn_on_another_photograph_is_refused() {
        EditRegion other =
                new EditRegion.Drawn(new PhotoMask(1, 1, new float[] {1}), OptionalDouble.empty());

        assertThatThrownBy(() -> glasses(preview(), other))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("this one has 512 x 512");
    }

    @Test
    void a_preview_that_is_no_longer_wanted_ends_after_one_evaluation() {
        EditResult result =
                preview()
                        .edit(
                                portrait.target("glasses", 1),
                                Preset.RESIDUAL.region(),
                                Preset.RESIDUAL,
                                Cancellation.when(() -> true));

        assertThat(result.evaluations()).isEqualTo(1);
        assertThat(result.stop()).contains(StopReason.STOPPED_BY_LISTENER);
    }
}
