package io.facet.cli;

import io.facet.FacetException;
import io.facet.face.find.MarkedPoints;
import io.facet.face.find.PointsFile;
import io.facet.file.NativeName;

/**
 * Points of a face as given in an argument: as numbers, or by the name of a file that contains
 * them.
 *
 * @param text the argument
 */
record PointsArgument(String text) {

    /**
     * Parses an argument, checking what can be checked without reading a file.
     *
     * @throws FacetException if the text is neither the name of a points file nor a list of points
     */
    static PointsArgument parse(String text) {
        PointsArgument argument = new PointsArgument(text);
        if (!argument.isFile()) {
            argument.points();
        }
        return argument;
    }

    /**
     * Returns the points.
     *
     * @throws FacetException if the file cannot be read, or if the number of points is not one that
     *     can mark a face
     */
    MarkedPoints points() {
        if (!isFile()) {
            return MarkedPoints.parse(text);
        }
        return PointsFile.read(NativeName.parse(text));
    }

    private boolean isFile() {
        // Text without a comma cannot be a list of numbers, so it must be a file name.
        return PointsFile.isOne(text) || !text.contains(",");
    }
}
