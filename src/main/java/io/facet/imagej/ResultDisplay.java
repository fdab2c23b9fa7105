package io.facet.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import ij.text.TextWindow;
import io.facet.FacetException;
import io.facet.command.FaceNames;
import java.awt.GraphicsEnvironment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Shows the results of a command, each in the ImageJ window for its type.
 *
 * @param command name of the command
 */
record ResultDisplay(String command) {

    private static final String TABLE = "Results";

    /**
     * Suffix of the columns of losses, which are so small that ImageJ's usual three decimal places
     * would hide their differences.
     */
    private static final String LOSS = "loss";

    private static final int LOSS_PLACES = 6;
    private static final int TEXT_WIDTH = 860;
    private static final int TEXT_HEIGHT = 520;

    /**
     * Shows results. Tables come first, because they can always be shown; images come last, because
     * the image shown last becomes the active image of a macro.
     */
    void showAll(Collection<Object> made) {
        made.stream().sorted(Comparator.comparingInt(ResultDisplay::turn)).forEach(this::show);
    }

    private static int turn(Object made) {
        return made instanceof ResultsTable ? 0 : made instanceof ImagePlus ? 2 : 1;
    }

    private void show(Object made) {
        if (made instanceof ImagePlus image) {
            show(image);
        } else if (made instanceof Plot plot) {
            show(plot.getImagePlus());
        } else if (made instanceof ResultsTable table) {
            append(table);
        } else if (made instanceof Roi[] selections) {
            add(selections);
        } else if (made instanceof String text) {
            tell(text);
        } else {
            throw new IllegalArgumentException("nothing shows a " + made.getClass());
        }
    }

    private static void show(ImagePlus image) {
        if (image.isVisible()) {
            image.updateAndDraw();
            WindowManager.setCurrentWindow(image.getWindow());
        } else {
            image.show();
        }
    }

    /**
     * Adds the rows to ImageJ's Results table, where macros can read them with the usual functions.
     */
    private static void append(ResultsTable rows) {
        ResultsTable all = ResultsTable.getResultsTable();
        for (int row = 0; row < rows.size(); row++) {
            all.incrementCounter();
            for (String column : rows.getHeadings()) {
                String text = rows.getStringValue(column, row);
                double number = rows.getValue(column, row);
                if (Double.isNaN(number)) {
                    all.addValue(column, text);
                } else {
                    all.addValue(column, number);
                }
            }
        }
        for (String column : rows.getHeadings()) {
            if (column.endsWith(LOSS)) {
                all.setDecimalPlaces(all.getColumnIndex(column), LOSS_PLACES);
            }
        }
        all.show(TABLE);
    }

    private static void add(Roi[] selections) {
        if (GraphicsEnvironment.isHeadless()) {
            throw new FacetException(
                    "Without a screen ImageJ has no ROI manager. Give 'overlay', and the selections"
                            + " go to the image's overlay.");
        }
        // The open ROI Manager, or that of a macro in batch mode, which has no window.
        RoiManager manager = RoiManager.getInstance();
        if (manager == null) {
            manager = new RoiManager();
        }
        FaceNames.continueAfter(List.of(manager.getRoisAsArray()), List.of(selections));
        for (Roi selection : selections) {
            manager.addRoi(selection);
        }
    }

    private void tell(String text) {
        if (GraphicsEnvironment.isHeadless() || IJ.getInstance() == null) {
            IJ.log(text);
        } else {
            new TextWindow(command, WrappedText.of(text), TEXT_WIDTH, TEXT_HEIGHT);
        }
    }
}
