package io.facet.face.find;

import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.network.ImageFunction;
import io.facet.network.NetworkEngine;
import io.facet.warp.Similarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds faces and their landmarks with the detector and the landmark network of face-api.
 *
 * <p>The photograph is searched at several sizes, for faces from 5 % of its side to all of it. If
 * no upright face is found, the photograph is rotated. A face is accepted only if the detector
 * finds it again at the position of its landmarks.
 */
final class FaceApiFinder implements FaceFinder {

    /** Longer sides, in pixels, at which a photograph is searched. */
    private static final int[] SIZES = {128, 256, 512, 1024};

    /**
     * Width of the black margin around the searched photograph, in pixels, for faces that its
     * border cuts off.
     */
    private static final int MARGIN = 32;

    /** Largest factor by which a photograph is enlarged for the search. */
    private static final double MOST_ENLARGED = 2;

    /** Rotations in degrees, tried group by group until a face is found. */
    private static final double[][] TURNS = {{0}, {-30, 30}, {-60, 60}, {180, -90, 90}};

    private static final double LEAST_SCORE = 0.3;
    private static final double LEAST_CONFIRMED = 0.5;

    /** Side of the square around the face, in interpupillary distances. */
    private static final double SQUARE_OF_EYES = 2.9;

    /**
     * Side of the picture in which a face is confirmed, in pixels, and the fraction of it that the
     * face fills.
     */
    private static final int CONFIRMING = 160;

    private static final double CONFIRMING_SHARE = 0.6;

    /**
     * Distance below which two faces are the same, in interpupillary distances of the smaller one.
     */
    private static final double SAME = 1.0;

    private final ImageFunction detectorNetwork;
    private final ImageFunction landmarkNetwork;
    private final FaceDetector detector;
    private final LandmarkFinder landmarks;

    private FaceApiFinder(ImageFunction detectorNetwork, ImageFunction landmarkNetwork) {
        this.detectorNetwork = detectorNetwork;
        this.landmarkNetwork = landmarkNetwork;
        detector = new FaceDetector(detectorNetwork);
        landmarks = new LandmarkFinder(landmarkNetwork);
    }

    /**
     * Loads the two networks from a folder.
     *
     * @throws io.facet.FacetException if one is missing or was modified
     */
    static FaceFinder open(Path folder) {
        NetworkEngine engine = NetworkEngine.installed();
        ImageFunction detector = engine.loadFunction(folder.resolve(DETECTOR));
        try {
            return new FaceApiFinder(detector, engine.loadFunction(folder.resolve(LANDMARKS)));
        } catch (RuntimeException e) {
            detector.close();
            throw e;
        }
    }

    /**
     * A face reported by the detector: its centre, side and rotation in the photograph.
     *
     * @param angle clockwise, in radians
     */
    private record Candidate(double x, double y, double side, double angle, double score) {}

    @Override
    public List<FoundFace> find(Photograph photograph) {
        PicturePyramid picture = new PicturePyramid(photograph);
        for (double[] turns : TURNS) {
            List<Candidate> candidates = new ArrayList<>();
            for (double turn : turns) {
                for (int size : SIZES) {
                    candidates.addAll(search(picture, size, Math.toRadians(turn)));
                }
            }
            List<FoundFace> faces = confirmed(picture, candidates);
            if (!faces.isEmpty()) {
                return faces;
            }
        }
        return List.of();
    }

    /**
     * Returns the landmarks found around the pupils, whether or not the detector finds a face
     * there.
     */
    @Override
    public Optional<Landmarks> landmarks(Photograph photograph, EyePositions eyes) {
        double distance = eyes.distance();
        double angle = Math.atan2(eyes.rightY() - eyes.leftY(), eyes.rightX() - eyes.leftX());
        double down = 0.6 * distance;
        double x = (eyes.leftX() + eyes.rightX()) / 2 - down * Math.sin(angle);
        double y = (eyes.leftY() + eyes.rightY()) / 2 + down * Math.cos(angle);
        PicturePyramid picture = new PicturePyramid(photograph);
        return Optional.of(landmarks.around(picture, x, y, SQUARE_OF_EYES * distance, angle));
    }

    private List<Candidate> search(PicturePyramid picture, int size, double angle) {
        double scale = (double) Math.max(picture.width(), picture.height()) / size;
        if (scale < 1 / MOST_ENLARGED && size > SIZES[0]) {
            return List.of();
        }
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        int columns = cells((picture.width() * cos + picture.height() * sin) / scale);
        int rows = cells((picture.width() * sin + picture.height() * cos) / scale);
        Similarity toPhoto = centred(picture, scale, angle, columns, rows);
        FloatImage part = picture.part(toPhoto, columns, rows);
        return detector.boxes(part, LEAST_SCORE).stream()
                .map(box -> candidate(box, toPhoto, angle))
                .toList();
    }

    private static int cells(double length) {
        return (int) Math.ceil((length + MARGIN) / FaceDetector.CELL) * FaceDetector.CELL;
    }

    private static Similarity centred(
            PicturePyramid picture, double scale, double angle, int columns, int rows) {
        double a = scale * Math.cos(angle);
        double b = scale * Math.sin(angle);
        double x = (columns - 1) / 2.0;
        double y = (rows - 1) / 2.0;
        return new Similarity(
                a,
                b,
                (picture.width() - 1) / 2.0 - (a * x - b * y),
                (picture.height() - 1) / 2.0 - (b * x + a * y));
    }

    private static Candidate candidate(FaceDetector.Box box, Similarity toPhoto, double angle) {
        double x = box.left() + box.width() / 2 - 0.5;
        double y = box.top() + box.height() / 2 - 0.5;
        double side = Math.max(box.width(), box.height()) * toPhoto.scale();
        return new Candidate(toPhoto.x(x, y), toPhoto.y(x, y), side, angle, box.score());
    }

    private List<FoundFace> confirmed(PicturePyramid picture, List<Candidate> candidates) {
        List<FoundFace> faces = new ArrayList<>();
        List<Candidate> surest = new ArrayList<>(candidates);
        surest.sort(Comparator.comparingDouble(Candidate::score).reversed());
        for (Candidate candidate : surest) {
            if (faces.stream().noneMatch(face -> covers(face, candidate))) {
                confirmed(picture, candidate)
                        .filter(face -> faces.stream().noneMatch(other -> same(face, other)))
                        .ifPresent(faces::add);
            }
        }
        return FoundFace.numbered(faces);
    }

    private static boolean covers(FoundFace face, Candidate candidate) {
        double distance =
                Math.hypot(face.middleX() - candidate.x(), face.middleY() - candidate.y());
        double side = Math.max(face.width(), face.height());
        return distance < 0.4 * Math.min(side, candidate.side())
                && candidate.side() < 2 * side
                && side < 2 * candidate.side();
    }

    private static boolean same(FoundFace face, FoundFace other) {
        EyePositions a = face.landmarks().eyes();
        EyePositions b = other.landmarks().eyes();
        return FaceFinder.distance(a, b) < SAME * Math.min(a.distance(), b.distance());
    }

    private Optional<FoundFace> confirmed(PicturePyramid picture, Candidate candidate) {
        Landmarks points =
                landmarks.around(
                        picture, candidate.x(), candidate.y(), candidate.side(), candidate.angle());
        double score = confirmation(picture, points);
        return score < LEAST_CONFIRMED || !points.isPlausible()
                ? Optional.empty()
                : Optional.of(FoundFace.of(points, score));
    }

    /** Returns the detector's score for a face at the landmarks, rotated upright. */
    private double confirmation(PicturePyramid picture, Landmarks points) {
        EyePositions eyes = points.eyes();
        double angle = Math.atan2(eyes.rightY() - eyes.leftY(), eyes.rightX() - eyes.leftX());
        LandmarkFinder.Extent extent = LandmarkFinder.Extent.of(points);
        double side = Math.max(extent.width(), extent.height());
        double scale = side / (CONFIRMING * CONFIRMING_SHARE);
        double a = scale * Math.cos(angle);
        double b = scale * Math.sin(angle);
        double middle = (CONFIRMING - 1) / 2.0;
        Similarity toPhoto =
                new Similarity(
                        a,
                        b,
                        extent.middleX() - (a - b) * middle,
                        extent.middleY() - (a + b) * middle);
        FloatImage upright = picture.part(toPhoto, CONFIRMING, CONFIRMING);
        return detector.boxes(upright, LEAST_SCORE).stream()
                .filter(box -> isInMiddle(box))
                .mapToDouble(FaceDetector.Box::score)
                .max()
                .orElse(0);
    }

    private static boolean isInMiddle(FaceDetector.Box box) {
        double x = box.left() + box.width() / 2 - CONFIRMING / 2.0;
        double y = box.top() + box.height() / 2 - CONFIRMING / 2.0;
        return Math.hypot(x, y) < 0.2 * CONFIRMING
                && box.height() > 0.3 * CONFIRMING
                && box.height() < 1.2 * CONFIRMING;
    }

    @Override
    public void close() {
        detectorNetwork.close();
        landmarkNetwork.close();
    }
}
