package io.facet.delivery;

import static io.facet.delivery.Screen.await;
import static io.facet.delivery.Screen.require;

import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/**
 * What a script gets from SciJava's service of commands while ImageJ's window is open; started by
 * {@link WindowIT} in a process of its own. It ends with 0 if all came out as it should.
 */
public final class ScriptScenario {

    private static final long SECONDS = 120;

    private final CommandService commands =
            new Context(CommandService.class).service(CommandService.class);

    private ScriptScenario() {}

    /**
     * @param args none
     */
    public static void main(String[] args) {
        try {
            new ImageJ();
            new ScriptScenario().run();
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws Exception {
        ended("OpenSamplePortrait");
        ImagePlus portrait = await("the portrait", () -> Screen.image("portrait.png"));
        ended("FindFaces");
        ended("FindFaces", "landmarks", false, "image", portrait);
        RoiManager manager = RoiManager.getInstance();
        require(
                manager != null && manager.getCount() == 3,
                "the ROI manager has not three entries");
        require(manager.getRoi(2).getName().equals("face 2"), "the numbers do not go on");
        require(ResultsTable.getResultsTable().size() == 2, "the table has not two rows");
        ended("EditFace", "attributes", "smile=-1", "iterations", 5, "table", true);
        await("the result", () -> Screen.image("portrait smile=-1"));
        require(ResultsTable.getResultsTable().size() == 3, "the table has not three rows");
        asked();
    }

    /** Runs a command to its end, for which nobody answers a dialog. */
    private void ended(String command, Object... inputs) throws Exception {
        CommandModule module = started(command, inputs).get(SECONDS, TimeUnit.SECONDS);
        require(!module.isCanceled(), command + " was cancelled: " + module.getCancelReason());
    }

    private Future<CommandModule> started(String command, Object... inputs) {
        return commands.run("io.facet.command." + command, true, inputs);
    }

    /** What the command cannot do without is asked for by the menu's own dialog. */
    private void asked() throws Exception {
        Future<CommandModule> edit = started("EditFace");
        GenericDialog dialog = Screen.dialog("Edit Face");
        require(dialog.getNumericFields().size() >= 8, "the dialog has no sliders");
        Screen.press(dialog.getButtons()[1]);
        require(edit.get(SECONDS, TimeUnit.SECONDS).isCanceled(), "the edit was not cancelled");
    }
}
