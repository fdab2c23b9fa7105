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
 * Shows what a command made, each kind in ImageJ's own place for it.
 *
 * @param command whose results they are
 */
record ResultDisplay(String command) {

    private static final String TABLE = "Results";

    /** Losses are small; ImageJ's usual three places would hide how they differ. */
    private static final String LOSS = "loss";

    private static final int LOSS_PLACES = 6;
    private static final int TEXT_WIDTH = 860;
    private static final int TEXT_HEIGHT = 520;

    /**
     * Shows results. An image comes last, because what is shown last is the active image that a
     * macro goes on with; and tables first, because they can always be shown.
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

    /** Adds the rows to the table of results, so that macros read them by their usual functions. */
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
        // The one that is open, or that of a macro in batch mode, which has no window.
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
