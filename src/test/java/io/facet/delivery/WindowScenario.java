package io.facet.delivery;

import static io.facet.delivery.Screen.await;
import static io.facet.delivery.Screen.require;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a person does in ImageJ's windows, with the plugin as it is installed; started by {@link
 * WindowIT} in a process of its own. It ends with 0 if all came out as it should; what it prints
 * after "figure" are figures for people.
 */
public final class WindowScenario {

    private static final String STOP = "Stop and keep this";
    private static final String EDIT = "Edit Face...";

    /** Among the sliders, which stand in alphabetical order. */
    private static final int SMILE = 6;

    /** Among the fields of text. */
    private static final int ITERATIONS = 3;

    private final Screen screen;
    private final File folder;
    private final AtomicLong longestBlock = new AtomicLong();

    private WindowScenario(File folder) {
        this.folder = folder;
        screen = new Screen(folder);
    }

    /**
     * @param args the folder for screenshots, the recorded macro and the digest
     */
    public static void main(String[] args) {
        WindowScenario scenario = new WindowScenario(new File(args[0]));
        try {
            scenario.run();
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            scenario.shootFailure();
            System.exit(1);
        }
    }

    private void shootFailure() {
        try {
            screen.shoot("failure");
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private void run() throws Exception {
        new ImageJ();
        watchEventThread();
        menu();
        IJ.run("Record...");
        IJ.doCommand("Open Sample Portrait");
        Screen.press(Screen.dialog("Open Sample Portrait").getButtons()[0]);
        ImagePlus portrait = await("the portrait", () -> Screen.image("portrait.png"));
        String before = digest(portrait);
        dialogAndPreview();
        ImagePlus edited = liveEdit();
        recorded(edited);
        stoppedBy("Escape", portrait, this::pressEscape);
        stoppedBy("the button", portrait, this::pressStop);
        closedWhileEdited(portrait);
        twoAtOnce(portrait);
        faces(portrait);
        afterwards(portrait);
        inPlace(portrait);
        require(digest(portrait).equals(before), "the input has changed");
        refused();
        about();
        System.out.println("figure: longest standstill of the windows " + longestBlock + " ms");
    }

    /** Asks the event thread again and again for an answer; how late that comes is how it froze. */
    private void watchEventThread() {
        Thread watch =
                new Thread(
                        () -> {
                            while (true) {
                                long start = System.nanoTime();
                                try {
                                    EventQueue.invokeAndWait(() -> {});
                                    Thread.sleep(10);
                                } catch (Exception e) {
                                    return;
                                }
                                long millis = (System.nanoTime() - start) / 1_000_000;
                                longestBlock.accumulateAndGet(millis, Math::max);
                            }
                        });
        watch.setDaemon(true);
        watch.start();
    }

    private void menu() throws Exception {
        List<String> expected =
                Files.readAllLines(new File(folder, "menu.txt").toPath()).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
        MenuBar bar = Menus.getMenuBar();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < bar.getMenuCount(); i++) {
            if (bar.getMenu(i).getLabel().equals("Plugins")) {
                addItems(bar.getMenu(i), labels);
            }
        }
        require(labels.equals(expected), "the menu has " + labels);
    }

    private static void addItems(Menu plugins, List<String> labels) {
        for (int i = 0; i < plugins.getItemCount(); i++) {
            if (plugins.getItem(i) instanceof Menu menu && menu.getLabel().equals("Facet")) {
                for (int j = 0; j < menu.getItemCount(); j++) {
                    labels.add(menu.getItem(j).getLabel());
                }
            }
        }
    }

    private void dialogAndPreview() throws Exception {
        IJ.doCommand(EDIT);
        GenericDialog dialog = Screen.dialog("Edit Face");
        Button ok = dialog.getButtons()[0];
        TextField smile = slider(dialog);
        enter(smile, "abc");
        await("a refusal of nonsense", () -> !ok.isEnabled());
        enter(smile, "0");
        Component after = pane(dialog, "facet-after");
        int empty = Screen.looks(after);
        await("the first preview", () -> Screen.looks(after) != empty);
        // What it does meanwhile is to get warm.
        await("the preview's rest", () -> note(dialog).isEmpty());
        int unchanged = Screen.looks(after);
        long start = System.nanoTime();
        enter(smile, "-1");
        await("a preview that follows the slider", () -> Screen.looks(after) != unchanged);
        figure("slider to preview", start);
        int rough = Screen.looks(after);
        await("a better preview", () -> Screen.looks(after) != rough);
        await("the preview's rest", () -> note(dialog).isEmpty());
        figure("slider to good preview", start);
        int good = Screen.looks(after);
        screen.shoot("dialog");
        long next = System.nanoTime();
        enter(smile, "-0.5");
        await("a preview that follows the slider", () -> Screen.looks(after) != good);
        figure("slider to next preview", next);
        require(ok.isEnabled(), "OK cannot be pressed");
        Screen.press(dialog.getButtons()[1]);
        await("the dialog's end", () -> !dialog.isShowing());
        await("the end of the preview", () -> threads("Facet preview") == 0);
        await("the end of the command", () -> threads("Edit Face...") == 0);
    }

    /** What stands below the pictures while they are made. */
    private static String note(GenericDialog dialog) {
        return Screen.inside(dialog, c -> "facet-note".equals(c.getName())).stream()
                .map(c -> ((Label) c).getText())
                .findFirst()
                .orElseThrow();
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }

    private static Component pane(GenericDialog dialog, String name) {
        return Screen.inside(dialog, c -> name.equals(c.getName())).get(0);
    }

    private static TextField slider(GenericDialog dialog) {
        return (TextField) dialog.getNumericFields().get(SMILE);
    }

    private static void enter(TextField field, String text) throws Exception {
        EventQueue.invokeAndWait(() -> field.setText(text));
    }

    private static void figure(String what, long start) {
        System.out.printf("figure: %s %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
    }

    private ImagePlus liveEdit() throws Exception {
        IJ.doCommand(EDIT);
        GenericDialog dialog = Screen.dialog("Edit Face");
        enter(slider(dialog), "-1");
        check(dialog, "Loss curve");
        check(dialog, "Figures");
        long start = System.nanoTime();
        Screen.press(dialog.getButtons()[0]);
        ImagePlus edited = await("the result", () -> Screen.image("portrait smile=-1"));
        await("the button", () -> Screen.button(edited.getWindow(), STOP));
        String begun = digest(edited);
        await("the first picture of the edit", () -> !digest(edited).equals(begun));
        figure("OK to the first updated picture", start);
        await("the loss and the time left", () -> Screen.status().matches(".*loss .* s left.*"));
        screen.shoot("live");
        String early = digest(edited);
        awaitEnd(edited);
        require(!digest(edited).equals(early), "the result did not change any more");
        await("the plot", () -> Screen.image("Loss of portrait smile=-1"));
        await("the table", () -> WindowManager.getWindow("Results"));
        require(ResultsTable.getResultsTable().size() == 1, "the table has not one row");
        require(edited.getInfoProperty().startsWith("run(\"Edit Face...\""), "the Info is wrong");
        screen.shoot("done");
        Screen.image("Loss of portrait smile=-1").close();
        return edited;
    }

    private static void check(GenericDialog dialog, String label) throws Exception {
        Checkbox box =
                (Checkbox)
                        Screen.inside(
                                        dialog,
                                        c -> c instanceof Checkbox b && b.getLabel().equals(label))
                                .get(0);
        EventQueue.invokeAndWait(() -> box.setState(true));
    }

    private static void awaitEnd(ImagePlus image) throws InterruptedException {
        await(
                "the end of an edit",
                () ->
                        image.getWindow() == null
                                || Screen.button(image.getWindow(), STOP) == null
                                        && image.getInfoProperty() != null
                                        && image.getInfoProperty().startsWith("run("));
    }

    private void recorded(ImagePlus edited) throws Exception {
        String macro = Recorder.getInstance().getText();
        require(macro.contains("run(\"Edit Face...\", \"attributes=smile=-1"), macro);
        require(!macro.contains("run(\"Edit Face...\");"), "what was cancelled is recorded");
        Files.writeString(new File(folder, "recorded.ijm").toPath(), macro);
        Files.writeString(new File(folder, "digest.txt").toPath(), digest(edited));
        edited.close();
    }

    private interface Stop {
        void on(ImagePlus image) throws Exception;
    }

    private void stoppedBy(String what, ImagePlus portrait, Stop stop) throws Exception {
        ImagePlus image = begin(portrait);
        String begun = digest(image);
        await("a first picture", () -> !digest(image).equals(begun));
        stop.on(image);
        awaitEnd(image);
        require(image.isVisible(), what + " took the result away");
        require(
                image.getInfoProperty().contains("STOPPED_BY_LISTENER"),
                "the Info does not say that " + what + " stopped it");
        require(!digest(image).equals(digest(portrait)), what + " left nothing");
        image.close();
    }

    /** A long edit, by the dialog. */
    private ImagePlus begin(ImagePlus portrait) throws Exception {
        WindowManager.setCurrentWindow(portrait.getWindow());
        IJ.doCommand(EDIT);
        GenericDialog dialog = Screen.dialog("Edit Face");
        enter((TextField) dialog.getStringFields().get(ITERATIONS), "5000");
        // Guides have few parameters and are soon at the end; free pixels have many.
        choose(dialog, "residual");
        Screen.press(dialog.getButtons()[0]);
        return await("the result", () -> Screen.image("portrait smile=-1"));
    }

    private static void choose(GenericDialog dialog, String item) throws Exception {
        for (Object choice : dialog.getChoices()) {
            for (int i = 0; i < ((Choice) choice).getItemCount(); i++) {
                if (((Choice) choice).getItem(i).equals(item)) {
                    EventQueue.invokeAndWait(() -> ((Choice) choice).select(item));
                    return;
                }
            }
        }
        throw new AssertionError("the dialog has no choice " + item);
    }

    private void pressEscape(ImagePlus image) throws Exception {
        EventQueue.invokeAndWait(
                () ->
                        image.getCanvas()
                                .dispatchEvent(
                                        new KeyEvent(
                                                image.getCanvas(),
                                                KeyEvent.KEY_PRESSED,
                                                System.currentTimeMillis(),
                                                0,
                                                KeyEvent.VK_ESCAPE,
                                                KeyEvent.CHAR_UNDEFINED)));
    }

    private void pressStop(ImagePlus image) throws Exception {
        Screen.press(Screen.button(image.getWindow(), STOP));
    }

    private void closedWhileEdited(ImagePlus portrait) throws Exception {
        ImagePlus image = begin(portrait);
        EventQueue.invokeAndWait(() -> image.getWindow().close());
        await("the end of the edit", () -> threads("Edit Face...") == 0 && idle());
        require(Screen.image("portrait smile=-1") == null, "a closed result came back");
    }

    private static boolean idle() {
        return Screen.status().isBlank();
    }

    private void twoAtOnce(ImagePlus portrait) throws Exception {
        Thread first = edit(portrait, "attributes=age=1 preset=residual");
        ImagePlus older = await("the first result", () -> Screen.image("portrait age=1"));
        Thread second = edit(portrait, "attributes=age=-1 iterations=20 preset=residual");
        await("the second edit to wait", () -> Screen.status().contains("waiting"));
        first.join();
        second.join();
        ImagePlus younger = await("the second result", () -> Screen.image("portrait age=-1"));
        require(!digest(older).equals(digest(younger)), "both edits are one");
        older.close();
        younger.close();
    }

    private static Thread edit(ImagePlus image, String options) {
        Thread thread = new Thread(() -> IJ.run(image, EDIT, options), "Run$_edit");
        thread.start();
        return thread;
    }

    private void faces(ImagePlus portrait) throws Exception {
        IJ.run(portrait, "Find Faces...", "landmarks table");
        RoiManager manager = RoiManager.getInstance();
        require(manager != null && manager.getCount() == 2, "the ROI manager has not two entries");
        require(manager.getRoi(1).getFloatPolygon().npoints == 68, "there are not 68 landmarks");
        manager.select(portrait, 1);
        IJ.run(portrait, "Find Faces...", "landmarks");
        require(
                manager.getRoi(2).getName().equals("face 2"),
                "a second search has given a face the name " + manager.getRoi(2).getName());
        screen.shoot("faces");
        portrait.deleteRoi();
        manager.close();
    }

    /** Once a command has returned, Facet touches no image, whatever comes to the front. */
    private void afterwards(ImagePlus portrait) throws Exception {
        Thread edit = edit(portrait, "attributes=smile=-1 iterations=5");
        edit.join();
        await("the result", () -> Screen.image("portrait smile=-1")).close();
        WatchedImage next = new WatchedImage();
        next.show();
        await("the next image", () -> WindowManager.getCurrentImage() == next);
        Thread.sleep(1500);
        require(next.touches().isEmpty(), "Facet touched another image: " + next.touches());
        require(
                next.getDisplayRangeMin() == 10 && next.getDisplayRangeMax() == 200,
                "the display range has changed");
        EventQueue.invokeAndWait(
                () ->
                        require(
                                WindowManager.getCurrentImage() == next,
                                "the event thread takes another image for the current one"));
        next.changes = false;
        next.close();
    }

    private void inPlace(ImagePlus portrait) throws Exception {
        String before = digest(portrait);
        // ImageJ forgets what it could undo when another image comes to the front.
        for (int id : WindowManager.getIDList()) {
            if (id != portrait.getID()) {
                WindowManager.getImage(id).close();
            }
        }
        WindowManager.setCurrentWindow(portrait.getWindow());
        IJ.run(portrait, EDIT, "attributes=smile=-1 iterations=20 inplace");
        String after = digest(portrait);
        require(!after.equals(before), "in place changed nothing");
        IJ.run("Undo");
        require(digest(portrait).equals(before), "undo did not bring the image back");
        require(!portrait.isLocked(), "the image is still locked");
    }

    /** Without the licence nothing is installed, and a sentence says so. */
    private void refused() throws Exception {
        Thread install = new Thread(() -> IJ.run("Install Network...", "network=vgg-face"));
        install.setName("Run$_install");
        install.start();
        Window message =
                await(
                        "the refusal",
                        () -> {
                            for (Window window : Window.getWindows()) {
                                if (window.isShowing()
                                        && window instanceof java.awt.Dialog dialog
                                        && dialog.getTitle().equals("Install Network")) {
                                    return window;
                                }
                            }
                            return null;
                        });
        screen.shoot("refused");
        Screen.press(Screen.button(message, "OK"));
        install.join();
    }

    private void about() throws Exception {
        IJ.doCommand("About & Licences");
        await("the text about Facet", () -> WindowManager.getWindow("About & Licences"));
        screen.shoot("about");
    }

    /** What {@code call} tells macros of an image's samples. */
    private static String digest(ImagePlus image) {
        try {
            WindowManager.setTempCurrentImage(image);
            return (String)
                    IJ.getClassLoader()
                            .loadClass("io.facet.imagej.Facet")
                            .getMethod("digest")
                            .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        } finally {
            WindowManager.setTempCurrentImage(null);
        }
    }
}
