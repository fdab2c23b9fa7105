package io.facet.face.find;

import io.facet.FacetException;
import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.face.find.MarkedPoints.Mark;
import io.facet.face.find.MarkedPoints.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The meaning of the points of a WebMorph or PsychoMorph template; their number identifies the
 * layout.
 *
 * <ul>
 *   <li>189 points, the layout {@code frl}, and 7, {@code dlib7}: the first two are the pupils.
 *   <li>106 points, {@code fpp106}: the first two are the pupils, and only points that coincide
 *       with iBUG landmarks are used: chin, middles of the brows, nose, corners of the eyes, and
 *       lips. The others are spaced differently along their outlines.
 *   <li>83 points, {@code fpp83}: points 63 and 81, counted from 0, are the pupils.
 *   <li>70 points, {@code dlib70}: the pupils, which are not used, and all landmarks.
 *   <li>2, 3, 5 and 68 points have the same meaning as in a list.
 * </ul>
 *
 * DeBruine, webmorphR: Reproducible Stimuli, R package, 2022.
 */
final class TemplateLayout {

    private static final int LARGE = 106;
    private static final int PUPILS = 2;

    /**
     * The pupils of a layout of which only the pupils are used.
     *
     * @param left index of the left one, counted from 0
     * @param right index of the right one
     */
    private record Pupils(int left, int right) {}

    private static final Map<Integer, Pupils> LAYOUTS =
            Map.of(
                    7,
                    new Pupils(0, 1),
                    83,
                    new Pupils(63, 81),
                    LARGE,
                    new Pupils(0, 1),
                    189,
                    new Pupils(0, 1));

    private static final Set<Integer> LISTS = Set.of(2, 3, 5, Landmarks.COUNT);

    /**
     * A run of points of the large layout that are landmarks.
     *
     * @param landmark index of the first landmark
     * @param point index of the template's point there
     * @param step increment of the template's index per landmark
     * @param count number of landmarks
     */
    private record Run(int landmark, int point, int step, int count) {}

    /** Jaw, brows, bridge and base of the nose, corners of the eyes, lips outside and inside. */
    private static final List<Run> RUNS =
            List.of(
                    new Run(FaceFeature.CHIN.first() - 2, 14, 2, 5),
                    new Run(FaceFeature.LEFT_BROW.first() + 1, 54, 1, 3),
                    new Run(FaceFeature.RIGHT_BROW.first() + 1, 64, 1, 3),
                    new Run(FaceFeature.NOSE_BRIDGE.first(), 71, 1, 4),
                    new Run(FaceFeature.NOSE_BASE.first(), 78, 1, 5),
                    new Run(FaceFeature.LEFT_EYE_OUTER_CORNER.first(), 35, 0, 1),
                    new Run(FaceFeature.LEFT_EYE_INNER_CORNER.first(), 39, 0, 1),
                    new Run(FaceFeature.RIGHT_EYE_INNER_CORNER.first(), 44, 0, 1),
                    new Run(FaceFeature.RIGHT_EYE_OUTER_CORNER.first(), 48, 0, 1),
                    new Run(FaceFeature.LEFT_MOUTH_CORNER.first(), 86, 1, 7),
                    new Run(FaceFeature.RIGHT_MOUTH_CORNER.first() + 1, 105, -1, 5),
                    new Run(FaceFeature.LEFT_INNER_MOUTH_CORNER.first(), 93, 0, 1),
                    new Run(FaceFeature.UPPER_LIP_INNER.first(), 95, 0, 1),
                    new Run(FaceFeature.RIGHT_INNER_MOUTH_CORNER.first(), 97, 0, 1),
                    new Run(FaceFeature.LOWER_LIP_INNER.first(), 99, 0, 1));

    private TemplateLayout() {}

    /**
     * Returns the points of a template with their meaning.
     *
     * @param source where the points come from, to begin a sentence
     * @param points x and y interleaved
     * @throws FacetException if no layout has this number of points
     */
    static MarkedPoints marked(String source, double[] points) {
        int count = points.length / 2;
        if (LISTS.contains(count)) {
            return MarkedPoints.inOrder(source, points);
        }
        if (count == PUPILS + Landmarks.COUNT) {
            double[] landmarks = Arrays.copyOfRange(points, 2 * PUPILS, points.length);
            return MarkedPoints.inOrder(source, landmarks);
        }
        Pupils pupils = LAYOUTS.get(count);
        if (pupils == null) {
            throw unknown(source, count);
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(at(Meaning.LEFT_PUPIL, pupils.left, points));
        marks.add(at(Meaning.RIGHT_PUPIL, pupils.right, points));
        if (count == LARGE) {
            RUNS.forEach(run -> addTo(marks, run, points));
        }
        return new MarkedPoints(marks);
    }

    private static Mark at(Meaning meaning, int point, double[] points) {
        return meaning.at(points[2 * point], points[2 * point + 1]);
    }

    private static FacetException unknown(String source, int count) {
        return new FacetException(
                "%s has %s %s, but only templates with 2, 3, 5, 7, 68, 70, 83, 106 or 189 are supported. Give the pupils with --points x,y,x,y instead."
                        .formatted(source, count, count == 1 ? "point" : "points"));
    }

    private static void addTo(List<Mark> marks, Run run, double[] points) {
        for (int i = 0; i < run.count; i++) {
            int point = run.point + i * run.step;
            int landmark = run.landmark + i;
            String name = "template's point %s, counted from 0,".formatted(point);
            marks.add(new Mark(name, landmark, landmark, points[2 * point], points[2 * point + 1]));
        }
    }
}
