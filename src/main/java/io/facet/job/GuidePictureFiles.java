package io.facet.job;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.edit.target.GuidePicture;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.image.io.PictureFolder;
import io.facet.network.NetworkCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the guide pictures given by the user. */
public final class GuidePictureFiles {

    private GuidePictureFiles() {}

    /**
     * Reads pictures and aligns the largest face of each. From a stack, only the first slice is
     * read.
     *
     * @param paths picture files, or folders whose pictures are read without subfolders
     * @param card the card of the network for which they are aligned
     * @param finder finds the faces; the caller closes it
     * @param progress receives each picture
     * @param cancellation checked before each picture
     * @return the pictures in the order of the paths, those of a folder in the order of their names
     * @throws FacetException if a picture cannot be read, a folder contains none, the work was
     *     cancelled, or no face is found in some pictures, which the message names
     */
    public static List<GuidePicture> read(
            List<Path> paths,
            NetworkCard card,
            FaceFinder finder,
            Progress<?> progress,
            Cancellation cancellation) {
        List<Path> files = paths.stream().flatMap(GuidePictureFiles::files).distinct().toList();
        List<GuidePicture> pictures = new ArrayList<>();
        List<Path> faceless = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            progress.report("reading guide pictures", i / (double) files.size());
            cancellation.throwIfCancelled("Stopped before anything was edited.");
            Photograph photograph = PhotographFile.read(file);
            Optional<Landmarks> face = finder.locate(photograph);
            if (face.isPresent()) {
                pictures.add(
                        GuidePicture.of(
                                file.toString(), Sha256.of(file), photograph, face.get(), card));
            } else {
                faceless.add(file);
            }
        }
        requireNone(faceless);
        return pictures;
    }

    private static Stream<Path> files(Path path) {
        return Files.isDirectory(path)
                ? new PictureFolder(path, false).pictures().stream()
                : Stream.of(path);
    }

    private static void requireNone(List<Path> faceless) {
        if (!faceless.isEmpty()) {
            throw new FacetException(
                    ("No face was found in %s. Remove %s from the guide pictures, or take pictures"
                                    + " in which the face is larger, brighter or more upright.")
                            .formatted(
                                    faceless.stream()
                                            .map(Path::toString)
                                            .collect(Collectors.joining(", ")),
                                    faceless.size() == 1 ? "it" : "them"));
        }
    }
}
