package io.facet.cli;

import io.facet.FacetException;
import io.facet.image.ValueRange;
import io.facet.job.InputPicture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The choice of the pages of a file to edit.
 *
 * @param number number of the page, counted from 1; empty for all pages
 */
record PageChoice(OptionalInt number) {

    /**
     * Parses the option.
     *
     * @throws FacetException if the text is neither a number nor "all"
     */
    static PageChoice parse(String text) {
        if (text.equals("all")) {
            return new PageChoice(OptionalInt.empty());
        }
        if (!text.matches("\\d{1,9}")) {
            throw new FacetException("--page is a number from 1 on, or all, not " + text + ".");
        }
        return new PageChoice(OptionalInt.of(Integer.parseInt(text)));
    }

    /** Returns whether all pages are chosen. */
    boolean meansAll() {
        return number.isEmpty();
    }

    /**
     * Returns the chosen pages of a file.
     *
     * @param range the samples of black and white, if they were given
     * @throws FacetException if the file cannot be read as a picture, or has no such page
     */
    List<InputPicture> of(Path file, Optional<ValueRange> range) {
        return number.isPresent()
                ? List.of(InputPicture.of(file, number.getAsInt(), range))
                : InputPicture.all(file, range);
    }
}
