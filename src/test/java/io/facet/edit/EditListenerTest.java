package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** Looking at an edit while it is made, and stopping it, on the bundled portrait. */
class EditListenerTest {

    private static final int EVALUATIONS = 30;

    private static Portrait portrait;

    /** Keeps the pictures, and stops the edit at one of them. */
    private static final class Onlooker implements EditListener {

        private final int last;
        private final List<Supplier<Photograph>> pictures = new ArrayList<>();

        Onlooker(int last) {
            this.last = last;
        }

        @Override
        public void reached(Supplier<Photograph> soFar) {
            pictures.add(soFar);
        }

        @Override
        public boolean proceed(String task, double done) {
            return pictures.size() < last;
        }
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
    private static EditResult edit(EditListener listener) {
        return portrait.editor().edit(portrait.request("smile", -1, EVALUATIONS), listener);
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
        Onlooker onlooker = new Onlooker(Integer.MAX_VALUE);
        edit(onlooker);
        int count = onlooker.pictures.size();

        EditResult first = editUntil(onlooker, 1);
        assertThat(first.history()).hasSize(2);

        EditResult moved = editUntil(onlooker, count / 3);
        assertThat(moved.history().get(moved.history().size() - 1).terms().get("bending"))
                .isPositive();
        assertThat(isZero(moved.reached().get().residual())).isTrue();

        EditResult recoloured = editUntil(onlooker, count - 1);
        assertThat(isZero(recoloured.reached().get().residual())).isFalse();
    }

    /** Stops an edit where another one was looked at, and compares the pictures. */
    private static EditResult editUntil(Onlooker onlooker, int picture) {
        EditResult stopped = edit(new Onlooker(picture));
        Photograph soFar = onlooker.pictures.get(picture - 1).get();
        assertThat(soFar).isEqualTo(stopped.photograph()).isNotEqualTo(portrait.photograph());
        assertThat(stopped.stop()).contains(StopReason.STOPPED_BY_LISTENER);
        return stopped;
    }

    @Test
    void who_looks_at_every_picture_does_not_change_the_edit() {
        List<Photograph> pictures = new ArrayList<>();
        EditListener looks =
                new EditListener() {
                    @Override
                    public void reached(Supplier<Photograph> soFar) {
                        pictures.add(soFar.get());
                    }

                    @Override
                    public boolean proceed(String task, double done) {
                        return true;
                    }
                };

        EditResult seen = edit(looks);
        EditResult unseen = edit(EditListener.none());

        assertThat(seen.photograph()).isEqualTo(unseen.photograph());
        assertThat(seen.editedFace()).isEqualTo(unseen.editedFace());
        assertThat(seen.history()).isEqualTo(unseen.history());
        assertThat(seen.reached()).isEqualTo(unseen.reached());
        assertThat(pictures.get(pictures.size() - 1)).isEqualTo(seen.photograph());
    }

    @Test
    void an_edit_stops_after_the_evaluation_at_which_the_listener_says_so() {
        EditRequest openings = portrait.request("mouth-open", 1, EVALUATIONS);
        for (int allowed : new int[] {2, 8, 14, 27}) {
            double[] last = new double[1];
            EditResult result =
                    portrait.editor()
                            .edit(
                                    openings,
                                    (task, done) -> {
                                        last[0] = done;
                                        return done * EVALUATIONS < allowed - 0.5;
                                    });
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
                    CompletableFuture.supplyAsync(() -> editor.edit(smile, EditListener.none()));
            EditResult one = editor.edit(glasses, EditListener.none());

            EditResult alone = portrait.editor().edit(smile, EditListener.none());
            assertThat(other.get().photograph()).isEqualTo(alone.photograph());
            alone = portrait.editor().edit(glasses, EditListener.none());
            assertThat(one.photograph()).isEqualTo(alone.photograph());
        }
    }
}
