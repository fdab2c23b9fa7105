package io.facet.delivery;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.swing.JLabel;

/** What a person sees of ImageJ, and does; for {@link WindowScenario}. */
final class Screen {

    private static final long PATIENCE_MILLIS = 120_000;
    private static final long POLL_MILLIS = 20;

    private final File folder;

    /**
     * @param folder for screenshots
     */
    Screen(File folder) {
        this.folder = folder;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Waits for something; how long it takes is the machine's affair. */
    static void await(String what, BooleanSupplier holds) throws InterruptedException {
        await(what, () -> holds.getAsBoolean() ? true : null);
    }

    /** Waits until there is something. */
    static <T> T await(String what, Supplier<T> sought) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            T found = sought.get();
            if (found != null) {
                return found;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new AssertionError(
                "Waited in vain for: %s; the status is '%s', the images are %s"
                        .formatted(
                                what, status(), Arrays.toString(WindowManager.getImageTitles())));
    }

    void shoot(String name) throws Exception {
        EventQueue.invokeAndWait(() -> {});
        Thread.sleep(200);
        Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        BufferedImage picture = new Robot().createScreenCapture(all);
        ImageIO.write(picture, "png", new File(folder, name + ".png"));
    }

    static GenericDialog dialog(String title) throws InterruptedException {
        return await(
                "the dialog " + title,
                () -> {
                    for (Window window : Window.getWindows()) {
                        if (window instanceof GenericDialog dialog
                                && dialog.isShowing()
                                && dialog.getTitle().equals(title)) {
                            return dialog;
                        }
                    }
                    return null;
                });
    }

    static void press(Button button) throws Exception {
        EventQueue.invokeAndWait(
                () ->
                        button.dispatchEvent(
                                new ActionEvent(
                                        button, ActionEvent.ACTION_PERFORMED, button.getLabel())));
    }

    /** All components inside of another that are meant. */
    static List<Component> inside(Container container, Predicate<Component> meant) {
        List<Component> found = new ArrayList<>();
        for (Component component : container.getComponents()) {
            if (meant.test(component)) {
                found.add(component);
            }
            if (component instanceof Container inner) {
                found.addAll(inside(inner, meant));
            }
        }
        return found;
    }

    static Button button(Container container, String label) {
        return inside(container, c -> c instanceof Button b && b.getLabel().strip().equals(label))
                .stream()
                .map(Button.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** A component as it paints itself. */
    static int looks(Component component) {
        BufferedImage picture =
                new BufferedImage(
                        component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
        component.paint(picture.getGraphics());
        int hash = 1;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                hash = 31 * hash + picture.getRGB(x, y);
            }
        }
        return hash;
    }

    /** The text of ImageJ's status line. */
    static String status() {
        return inside(IJ.getInstance(), c -> c instanceof JLabel).stream()
                .map(c -> ((JLabel) c).getText())
                .findFirst()
                .orElse("");
    }

    /** An image that is shown, by its title, or null. */
    static ImagePlus image(String title) {
        ImagePlus image = WindowManager.getImage(title);
        return image != null && image.isVisible() ? image : null;
    }
}
