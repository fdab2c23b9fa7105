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
 * <p>Safe for several threads, except that it must not be closed meanwhile. Finders of other jars
 * are opened by a {@link FaceFinderProvider}.
 */
public interface FaceFinder extends AutoCloseable {

    /** Folder of the detector, in the folder of the finder. */
    String DETECTOR = "detector";

    /** Folder of the landmark network. */
    String LANDMARKS = "landmarks";

    /** Of the pupils' distance: landmarks whose pupils are farther off are not the face's. */
    double MOST_EYE_ERROR = 0.25;

    /**
     * Loads Facet's own finder, two networks of face-api in a folder; the caller closes it.
     *
     * @throws io.facet.FacetException if one is missing or was changed
     */
    static FaceFinder open(Path folder) {
        return FaceApiFinder.open(folder);
    }

    /** Returns all faces, numbered from the largest on; none if there is none. */
    List<FoundFace> find(Photograph photograph);

    /**
     * Returns landmarks found at known pupils; their own pupils may lie elsewhere.
     *
     * @param eyes in pixels of the photograph
     * @return nothing if the finder sees no face there; by default, the nearest of all faces
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
     * @param expected pupils; a face whose middle lies farther from theirs than they are apart is
     *     another
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
     * @return landmarks whose pupils are the given ones, or these alone if what is found around
     *     them has its pupils elsewhere
     */
    default FaceLocation around(Photograph photograph, EyePositions eyes) {
        return around(photograph, MarkedPoints.of(eyes));
    }

    /**
     * Returns the landmarks of a face of which some points are known.
     *
     * @param marks that lie in the photograph as on a face; all landmarks are taken as they are
     * @return landmarks that go through these points; if what is found around the pupils has its
     *     own elsewhere, the pupils alone, or an average face through the points if there are more
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

    /** Returns the distance between the points midway between the pupils, in pixels. */
    static double distance(EyePositions a, EyePositions b) {
        return Math.hypot(
                (a.leftX() + a.rightX() - b.leftX() - b.rightX()) / 2,
                (a.leftY() + a.rightY() - b.leftY() - b.rightY()) / 2);
    }

    @Override
    void close();
}
