package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.Cancellation;
import io.facet.EveryResult;
import io.facet.Progress;
import io.facet.image.Photograph;
import io.facet.optimize.StopReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looking at an edit while it is made, and cancelling it, on the bundled portrait. */
class EditProgressTest {

    private static final int EVALUATIONS = 30;

    private static Portrait portrait;

    /** Keeps the pictures, and cancels the edit at one of them. */
    private static final class Album implements Progress<Photograph> {

        private final int last;
        private final Cancellation cancellation = new Cancellation();
        private final List<Supplier<? extends Photograph>> pictures = new ArrayList<>();

        Album(int last) {
            this.last = last;
        }

        @Override
        public void reached(Supplier<? extends Photograph> soFar) {
            pictures.add(soFar);
            if (pictures.size() == last) {
                cancellation.cancel();
            }
        }

        @Override
        public void report(Step step) {}
    }

    @BeforeAll
    static void load() throws IOException {
        portrait = Portrait.open();
    }

    @AfterAll
    static void close() {
        portrait.close();
    }

    /** Pixels that move, and colours that change. */
    private static EditResult edit(Progress<Photograph> progress, Cancellation cancellation) {
        EditRequest request = portrait.request("smile", -1, EVALUATIONS);
        return portrait.editor().edit(request, progress, cancellation);
    }

    private static boolean isZero(float[] numbers) {
        for (float number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void every_picture_so_far_is_that_of_an_edit_stopped_there() {
        Album album = new Album(Integer.MAX_VALUE);
        edit(album, album.cancellation);
        int count = album.pictures.size();

        EditResult first = editUntil(album, 1);
        assertThat(first.history()).hasSize(2);

        EditResult moved = editUntil(album, count / 3);
        assertThat(moved.history().get(moved.history().size() - 1).terms().get("bending"))
                .isPositive();
        assertThat(isZero(moved.reached().get().residual())).isTrue();

        EditResult recoloured = editUntil(album, count - 1);
        assertThat(isZero(recoloured.reached().get().residual())).isFalse();
    }

    /** Stops an edit where another one was looked at, and compares the pictures. */
    private static EditResult editUntil(Album album, int picture) {
        Album until = new Album(picture);
        EditResult stopped = edit(until, until.cancellation);
        Photograph soFar = album.pictures.get(picture - 1).get();
        assertThat(soFar).isEqualTo(stopped.photograph()).isNotEqualTo(portrait.photograph());
        assertThat(stopped.stop()).contains(StopReason.STOPPED_BY_LISTENER);
        return stopped;
    }

    @Test
    void who_looks_at_every_picture_does_not_change_the_edit() {
        List<Photograph> pictures = new ArrayList<>();

        EditResult seen = edit(new EveryResult<>(pictures::add), new Cancellation());
        EditResult unseen = edit(Progress.none(), new Cancellation());

        assertThat(seen.photograph()).isEqualTo(unseen.photograph());
        assertThat(seen.editedFace()).isEqualTo(unseen.editedFace());
        assertThat(seen.history()).isEqualTo(unseen.history());
        assertThat(seen.reached()).isEqualTo(unseen.reached());
        assertThat(pictures.get(pictures.size() - 1)).isEqualTo(seen.photograph());
    }

    @Test
    void anEditStopsAfterTheEvaluationAtWhichItIsCancelled() {
        EditRequest openings = portrait.request("mouth-open", 1, EVALUATIONS);
        for (int allowed : new int[] {2, 8, 14, 27}) {
            double[] last = new double[1];
            Cancellation cancellation = new Cancellation();
            EditResult result =
                    portrait.editor()
                            .edit(
                                    openings,
                                    step -> {
                                        last[0] = step.fraction();
                                        if (step.fraction() * EVALUATIONS >= allowed - 0.5) {
                                            cancellation.cancel();
                                        }
                                    },
                                    cancellation);
            assertThat(result.evaluations()).isEqualTo(allowed);
            assertThat(last[0] * EVALUATIONS).isCloseTo(allowed, within(1e-6));
            assertThat(result.stop()).contains(StopReason.STOPPED_BY_LISTENER);
        }
    }

    @Test
    void two_edits_at_once_give_what_they_give_one_after_the_other() throws Exception {
        EditRequest smile = portrait.request("smile", -1, 15);
        EditRequest glasses = portrait.request("glasses", 1, 15);
        // A network that has not built its losses yet.
        try (Portrait fresh = Portrait.open()) {
            FaceEditor editor = fresh.editor();
            CompletableFuture<EditResult> other =
                    CompletableFuture.supplyAsync(() -> editor.edit(smile));
            EditResult one = editor.edit(glasses);

            EditResult alone = portrait.editor().edit(smile);
            assertThat(other.get().photograph()).isEqualTo(alone.photograph());
            alone = portrait.editor().edit(glasses);
            assertThat(one.photograph()).isEqualTo(alone.photograph());
        }
    }
}
