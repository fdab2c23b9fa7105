package io.facet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.facet.FacetException;
import java.io.File;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

/** What scripts get that run commands by SciJava, without and with its preparations. */
class SciJavaRoadTest {

    private static final Context CONTEXT = new Context(CommandService.class, LogService.class);
    private static final CommandService COMMANDS = CONTEXT.service(CommandService.class);

    /** Too small for a face, so that every edit ends before it begins. */
    private static final ImagePlus PICTURE = new ImagePlus("blank", new ColorProcessor(9, 9));

    @BeforeAll
    static void leaveTheLogOut() {
        CONTEXT.service(LogService.class).setLevel(LogLevel.NONE);
    }

    @AfterAll
    static void dispose() {
        CONTEXT.dispose();
    }

    private static CommandModule edit(boolean prepared, Object... inputs) throws Exception {
        return COMMANDS.run(EditFace.class, prepared, inputs).get();
    }

    /** By SciJava's own rules they would be 1 iteration and a feather of 0, which is refused. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsLeftAwayStaysEmpty(boolean prepared) {
        assertThatThrownBy(() -> edit(prepared, "image", PICTURE, "attributes", "smile=1"))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(FacetException.class)
                .rootCause()
                .hasMessageContaining("face")
                .hasMessageNotContaining("feather");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wrongValuesEndWithTheSentenceThatMacrosGet(boolean prepared) {
        assertThatThrownBy(
                        () ->
                                edit(
                                        prepared,
                                        "image",
                                        PICTURE,
                                        "attributes",
                                        "smile=1",
                                        "iterations",
                                        0))
                .rootCause()
                .hasMessage("'iterations' is a number from 1 to 10000, not 0.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void missingAttributesAreASentence(boolean prepared) {
        assertThatThrownBy(() -> edit(prepared, "image", PICTURE))
                .rootCause()
                .hasMessageStartingWith("'attributes' is missing: say what to change");
    }

    @Test
    void aMissingValueCancelsTheCommandWithThem() throws Exception {
        CommandModule module = COMMANDS.run(StrengthStack.class, true, "image", PICTURE).get();

        assertThat(module.isCanceled()).isTrue();
        assertThat(module.getCancelReason()).contains("attribute");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void guidePicturesTakeThePlaceOfAttributes(boolean prepared) {
        assertThatThrownBy(
                        () -> edit(prepared, "image", PICTURE, "guidePictures", new File("guides")))
                .rootCause()
                .hasMessageContaining("The preset 'recommended' takes no guide pictures.");
    }

    @Test
    void aNameThatTheCommandDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> edit(false, "image", PICTURE, "iteration", 5))
                .hasMessageContaining("iteration");
    }
}
