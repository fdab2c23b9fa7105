package io.facet.face;

import io.facet.FacetException;
import io.facet.face.MarkedPoints.Mark;
import io.facet.face.MarkedPoints.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the points of a WebMorph or PsychoMorph template mean; which layout it has is told by their
 * number. In every layout the first two are the pupils.
 *
 * <ul>
 *   <li>106 points, the layout {@code fpp106}: the pupils, and those points that lie where iBUG's
 *       landmarks lie too: chin, middles of the brows, nose, corners of the eyes, and lips. The
 *       rest are spread along their outlines in another way.
 *   <li>70 points, the layout {@code dlib70}: the pupils, which are not used, and all landmarks.
 *   <li>Any other: the pupils alone.
 * </ul>
 *
 * DeBruine, webmorphR: Reproducible Stimuli, R package, 2022.
 */
final class TemplateLayout {

    private static final int LARGE = 106;
    private static final int PUPILS = 2;

    /**
     * Points of the large layout that are landmarks.
     *
     * @param landmark the first one
     * @param point of the template there
     * @param step from one point to the next, while landmarks go up by 1
     * @param count how many
     */
    private record Run(int landmark, int point, int step, int count) {}

    /** Jaw, brows, bridge and base of the nose, corners of the eyes, lips outside and inside. */
    private static final List<Run> RUNS =
            List.of(
                    new Run(6, 14, 2, 5),
                    new Run(18, 54, 1, 3),
                    new Run(23, 64, 1, 3),
                    new Run(27, 71, 1, 4),
                    new Run(31, 78, 1, 5),
                    new Run(36, 35, 0, 1),
                    new Run(39, 39, 0, 1),
                    new Run(42, 44, 0, 1),
                    new Run(45, 48, 0, 1),
                    new Run(48, 86, 1, 7),
                    new Run(55, 105, -1, 5),
                    new Run(60, 93, 0, 1),
                    new Run(62, 95, 0, 1),
                    new Run(64, 97, 0, 1),
                    new Run(66, 99, 0, 1));

    private TemplateLayout() {}

    /**
     * The points of a template by their meaning.
     *
     * @param source what holds them, as the beginning of a sentence
     * @param points x and y interleaved
     * @throws FacetException if there are not even the pupils
     */
    static MarkedPoints marked(String source, double[] points) {
        int count = points.length / 2;
        if (count < PUPILS) {
            throw new FacetException(
                    source
                            + " has 1 point. A template begins with both pupils, the left one first.");
        }
        if (count == PUPILS + Landmarks.COUNT) {
            double[] landmarks = Arrays.copyOfRange(points, 2 * PUPILS, points.length);
            return MarkedPoints.inOrder(source, landmarks);
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(Meaning.LEFT_PUPIL.at(points[0], points[1]));
        marks.add(Meaning.RIGHT_PUPIL.at(points[2], points[3]));
        if (count == LARGE) {
            RUNS.forEach(run -> addTo(marks, run, points));
        }
        return new MarkedPoints(marks);
    }

    private static void addTo(List<Mark> marks, Run run, double[] points) {
        for (int i = 0; i < run.count; i++) {
            int point = run.point + i * run.step;
            int landmark = run.landmark + i;
            String name = "template's point %d, counted from 0,".formatted(point);
            marks.add(new Mark(name, landmark, landmark, points[2 * point], points[2 * point + 1]));
        }
    }
}
