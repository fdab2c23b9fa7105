package io.facet.imagej;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import io.facet.edit.FaceEditor;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.SamplePortrait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bounds the number of calls between a menu entry and an edit. */
class MenuRoadTest {

    private static final int MOST_CALLS = 6;
    private static final String EDIT = FaceEditor.class.getName() + ".edit";

    /** Inspects the stack of a running edit; Facet's own methods count, reflection does not. */
    @Test
    void fromTheMenuToTheEditAreFewCalls() throws Exception {
        ImagePlus portrait =
                ImageJPicture.imageOf(SamplePortrait.ASTRONAUT.picture().photograph(), "portrait");
        Thread command = new Thread(() -> edit(portrait), "Run$_Edit Face");
        boolean batch = Interpreter.batchMode;
        Interpreter.batchMode = true;
        List<String> road = new ArrayList<>();
        try {
            command.start();
            while (road.isEmpty() && command.isAlive()) {
                road.addAll(road(command.getStackTrace()));
            }
            command.join();
        } finally {
            Interpreter.batchMode = batch;
        }

        assertThat(road.stream().collect(joining("\n"))).contains("Facet_.run").endsWith(EDIT);
        assertThat(road).hasSizeLessThanOrEqualTo(MOST_CALLS + 1);
    }

    private static void edit(ImagePlus image) {
        WindowManager.setTempCurrentImage(image);
        Macro.setOptions("attributes=smile=-1 iterations=30");
        new Facet_().run("EditFace");
    }

    /**
     * Returns Facet's methods from the first one to the edit, inclusive; empty if the edit is not
     * on the stack.
     */
    private static List<String> road(StackTraceElement[] stack) {
        List<String> calls =
                new ArrayList<>(
                        Arrays.stream(stack)
                                .filter(frame -> frame.getClassName().startsWith("io.facet."))
                                .filter(frame -> !frame.getClassName().contains("MenuRoadTest"))
                                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                                .toList());
        Collections.reverse(calls);
        return calls.subList(0, calls.indexOf(EDIT) + 1);
    }
}
