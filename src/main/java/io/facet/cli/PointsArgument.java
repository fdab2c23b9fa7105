package io.facet.cli;

import io.facet.FacetException;
import io.facet.face.find.MarkedPoints;
import io.facet.face.find.PointsFile;
import io.facet.file.NativeName;

/**
 * Points of a face as a user gives them: as numbers, or by the name of a file that holds them.
 *
 * @param text what the user wrote
 */
record PointsArgument(String text) {

    /**
     * Checks what can be checked without reading a file.
     *
     * @throws FacetException if the text neither names a file of points nor is a list of them
     */
    static PointsArgument parse(String text) {
        PointsArgument argument = new PointsArgument(text);
        if (!argument.isFile()) {
            argument.points();
        }
        return argument;
    }

    /**
     * The points.
     *
     * @throws FacetException if the file cannot be read, or there is another number of points than
     *     a face can be marked by
     */
    MarkedPoints points() {
        if (!isFile()) {
            return MarkedPoints.parse(text);
        }
        return PointsFile.read(NativeName.parse(text));
    }

    private boolean isFile() {
        // Without a comma it cannot be numbers, so whoever wrote it meant a file.
        return PointsFile.isOne(text) || !text.contains(",");
    }
}
