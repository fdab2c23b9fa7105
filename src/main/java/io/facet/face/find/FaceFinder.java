package io.facet.face.find;

import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.face.Landmarks;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds faces and their landmarks in photographs of any size.
 *
 * <pre>{@code
 * try (FaceFinder finder = FaceFinder.open(Path.of("models/face-finder"))) {
 *     List<FoundFace> faces = finder.find(photograph);
 * }
 * }</pre>
 *
 * <p>Thread-safe, except that it must not be closed while in use. Finders in other jars are opened
 * by a {@link FaceFinderProvider}.
 */
public interface FaceFinder extends AutoCloseable {

    /** Name of the detector's folder inside the finder's folder. */
    String DETECTOR = "detector";

    /** Name of the landmark network's folder inside the finder's folder. */
    String LANDMARKS = "landmarks";

    /**
     * Largest distance between found and given pupils, in interpupillary distances; landmarks
     * farther off belong to another face.
     */
    double MOST_EYE_ERROR = 0.25;

    /**
     * Loads Facet's own finder, which consists of two face-api networks in a folder; the caller
     * closes it.
     *
     * @throws io.facet.FacetException if one is missing or was modified
     */
    static FaceFinder open(Path folder) {
        return FaceApiFinder.open(folder);
    }

    /** Returns all faces, numbered from the largest; empty if there is none. */
    List<FoundFace> find(Photograph photograph);

    /**
     * Returns the landmarks found at known pupils; the pupils of the landmarks may differ.
     *
     * @param eyes in pixels of the photograph
     * @return empty if the finder finds no face there; by default, the nearest of all faces
     */
    default Optional<Landmarks> landmarks(Photograph photograph, EyePositions eyes) {
        return find(photograph).stream()
                .map(FoundFace::landmarks)
                .min(Comparator.comparingDouble(face -> distance(face.eyes(), eyes)));
    }

    /** Returns the landmarks of the largest face. */
    default Optional<Landmarks> locate(Photograph photograph) {
        return find(photograph).stream().findFirst().map(FoundFace::landmarks);
    }

    /**
     * Returns the landmarks of the upright face nearest to where one is expected.
     *
     * @param expected the expected pupils; a face whose midpoint between the pupils is farther from
     *     theirs than their interpupillary distance is a different face
     */
    default Optional<Landmarks> near(Photograph photograph, EyePositions expected) {
        return find(photograph).stream()
                .map(FoundFace::landmarks)
                .filter(face -> face.eyes().leftX() < face.eyes().rightX())
                .filter(face -> distance(face.eyes(), expected) < expected.distance())
                .min(Comparator.comparingDouble(face -> distance(face.eyes(), expected)));
    }

    /**
     * Returns the landmarks of a face whose pupils are known.
     *
     * @return landmarks whose pupils are the given ones, or the given pupils alone if the landmarks
     *     found around them have their pupils elsewhere
     */
    default FaceLocation around(Photograph photograph, EyePositions eyes) {
        return around(photograph, MarkedPoints.of(eyes));
    }

    /**
     * Returns the location of a face, some points of which are known.
     *
     * @param marks points that lie in the photograph in the arrangement of a face; a complete set
     *     of landmarks is used as given
     * @return landmarks that pass through these points; if the landmarks found around the pupils
     *     have their own elsewhere, the pupils alone, or an average face fitted to the points if
     *     there are more
     */
    default FaceLocation around(Photograph photograph, MarkedPoints marks) {
        if (marks.landmarks().isPresent()) {
            return marks.location();
        }
        EyePositions eyes = marks.eyes();
        Optional<Landmarks> found =
                landmarks(photograph, eyes)
                        .filter(
                                face ->
                                        error(face.eyes(), eyes)
                                                <= MOST_EYE_ERROR * eyes.distance());
        return found.isPresent() ? marks.fitted(found.get()) : marks.location();
    }

    private static double error(EyePositions seen, EyePositions eyes) {
        return Math.max(
                Math.hypot(seen.leftX() - eyes.leftX(), seen.leftY() - eyes.leftY()),
                Math.hypot(seen.rightX() - eyes.rightX(), seen.rightY() - eyes.rightY()));
    }

    /** Returns the distance between the two midpoints of the pupils, in pixels. */
    static double distance(EyePositions a, EyePositions b) {
        return Math.hypot(
                (a.leftX() + a.rightX() - b.leftX() - b.rightX()) / 2,
                (a.leftY() + a.rightY() - b.leftY() - b.rightY()) / 2);
    }

    @Override
    void close();
}
