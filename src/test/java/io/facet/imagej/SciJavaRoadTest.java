package io.facet.imagej;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.facet.FacetException;
import io.facet.command.EditFace;
import io.facet.command.EditFolder;
import io.facet.command.FindFaces;
import io.facet.command.StrengthStack;
import java.io.File;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;

/** Runs commands from scripts through SciJava, with and without its preprocessing. */
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

    /**
     * SciJava's own preprocessing would fill in 1 iteration and a feather of 0, which is rejected.
     */
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

    /** SciJava alone cancels such a command silently, or opens a file chooser. */
    @Test
    void aMissingInputIsASentence() {
        assertThatThrownBy(() -> COMMANDS.run(StrengthStack.class, true, "image", PICTURE).get())
                .rootCause()
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("'attribute' is missing. It is one of: age,");
        assertThatThrownBy(
                        () -> COMMANDS.run(EditFolder.class, true, "attributes", "smile=1").get())
                .rootCause()
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("'input' is missing.");
        assertThatThrownBy(() -> COMMANDS.run(FindFaces.class, true).get())
                .rootCause()
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("no image");
    }

    @Test
    void whatHasADefaultOrIsOptionalNeedsNoDialog() throws Exception {
        Module module = COMMANDS.getCommand(EditFace.class).createModule();
        module.setInput("image", PICTURE);
        module.setInput("attributes", "smile=1");

        new ScriptInputs().process(module);

        assertThat(module.getInfo().inputs())
                .hasSizeGreaterThan(10)
                .allMatch(input -> module.isInputResolved(input.getName()));
        assertThat(module.getInput("iterations")).isNull();
        assertThat(module.getInput("region")).isEqualTo("automatic");
    }

    /** They have menu entries of ImageJ 1; the search bar would list them a second time. */
    @Test
    void searchesAndMenusOfSciJavaDoNotShowTheCommands() {
        List<CommandInfo> ours =
                COMMANDS.getCommands().stream()
                        .filter(info -> info.getClassName().startsWith("io.facet."))
                        .toList();
        assertThat(ours).hasSize(8).noneMatch(CommandInfo::isVisible);
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
