package io.facet.cli;

import io.facet.FacetException;
import io.facet.image.ValueRange;
import io.facet.job.InputPicture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which pages of a file are edited.
 *
 * @param number of the page, from 1 on; empty for all
 */
record PageChoice(OptionalInt number) {

    /**
     * @throws FacetException if it is neither a number nor "all"
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

    /** Whether every page is meant. */
    boolean meansAll() {
        return number.isEmpty();
    }

    /**
     * Returns the pages of a file.
     *
     * @param range the samples of black and white, if the user gave them
     * @throws FacetException if the file cannot be read as a picture, or has no such page
     */
    List<InputPicture> of(Path file, Optional<ValueRange> range) {
        return number.isPresent()
                ? List.of(InputPicture.of(file, number.getAsInt(), range))
                : InputPicture.all(file, range);
    }
}
