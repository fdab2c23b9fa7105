package io.facet.face.find;

import io.facet.FacetException;
import io.facet.image.ij.SelectionFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files in which the points of a face are marked: templates of WebMorph and PsychoMorph
 * ({@code .tem}), iBUG's lists of landmarks ({@code .pts}) and ImageJ's point selections ({@code
 * .roi}).
 */
public final class PointsFile {

    private static final String TEMPLATE = ".tem";
    private static final String LANDMARKS = ".pts";

    private static final Pattern VERSION = Pattern.compile("(?i)version\\s*:\\s*1(\\.0*)?");
    private static final Pattern COUNT = Pattern.compile("(?i)n_points\\s*:\\s*(\\S+)");

    private PointsFile() {}

    /** Returns whether a file's name has an extension that {@link #read} supports. */
    public static boolean isOne(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(TEMPLATE)
                || small.endsWith(LANDMARKS)
                || small.endsWith(SelectionFile.ENDING);
    }

    /**
     * Reads the points of a file.
     *
     * <p>The 2, 3, 5 or 68 points of a {@code .pts} file or a selection are identified by their
     * number, as in {@link MarkedPoints#parse}. {@link TemplateLayout} documents the points of a
     * template, whose lines are not used. The origin of templates and selections is the centre of
     * the first pixel; in {@code .pts} files, which come from MATLAB, that centre is (1, 1).
     *
     * @throws FacetException if the file cannot be read or has another extension, its content does
     *     not match the extension, or its number of points is unsupported
     */
    public static MarkedPoints read(Path file) {
        String name = file.toString();
        if (!isOne(name)) {
            throw new FacetException(
                    ("%s is not a file of points: these end in .tem (WebMorph, PsychoMorph), .pts"
                                    + " (iBUG) or .roi (ImageJ).")
                            .formatted(file));
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(SelectionFile.ENDING)) {
            return MarkedPoints.inOrder(name, SelectionFile.points(file));
        }
        PointsText text = PointsText.of(file);
        return name.toLowerCase(Locale.ROOT).endsWith(TEMPLATE) ? template(text) : landmarks(text);
    }

    private static MarkedPoints template(PointsText text) {
        int count = text.count(text.next("the number of points"));
        double[] points = text.points(count);
        if (text.hasNext()) {
            String expected =
                    "the number of lines between the %s points announced in line 1"
                            .formatted(count);
            if (!text.next(expected).matches("\\d+")) {
                throw text.wrong(expected);
            }
        }
        return TemplateLayout.marked(text.name(), points);
    }

    private static MarkedPoints landmarks(PointsText text) {
        require(text, VERSION, "'version: 1'");
        int count = text.count(require(text, COUNT, "'n_points: ' and their number").group(1));
        require(text, Pattern.compile("\\{"), "'{'");
        double[] points = text.points(count);
        String end = "'}' after the %s points announced".formatted(count);
        require(text, Pattern.compile("\\}"), end);
        if (text.hasNext()) {
            text.next(end);
            throw text.wrong("nothing after '}'");
        }
        return MarkedPoints.inOrder(
                text.name(), Arrays.stream(points).map(position -> position - 1).toArray());
    }

    private static Matcher require(PointsText text, Pattern pattern, String expected) {
        Matcher line = pattern.matcher(text.next(expected));
        if (!line.matches()) {
            throw text.wrong(expected);
        }
        return line;
    }
}
